# SPDX-License-Identifier: GPL-3.0-or-later
"""What guards an officer's work: the draft after a crash, the curtain, the log of who saw a passport number.

Usage: test-guard.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP. Settings are kept in a file,
since they have to be there when the program starts again.
"""
import importlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

from person import Person, run_cases, wait_for

officer = importlib.import_module("test-officer")

CONFERENCE = "Đoàn dự hội nghị hợp tác (mẫu)"
TYPED = "Gõ dở dang khi mất điện"
PASSWORD = "caydduoc7"
cases = []


def case(function):
    cases.append(function)
    return function


def start_again(office):
    """The program once more, as after a crash of the computer."""
    office.person = Person(sys.argv[1], "--database", office.book, "--today", officer.TODAY)
    office.person.fill_screen()
    return office.person


def find_field(person, name):
    return wait_for(lambda: next(iter(officer.find_fields(person, name)), None), f"the field “{name}”")


def edit_conference(person):
    officer.open_record(person, "hoi nghi hop tac", CONFERENCE)
    person.key("ctrl+e")
    find_field(person, "Tên đoàn")


@case
def brings_back_a_form_after_a_crash(office):
    person = office.person
    edit_conference(person)
    person.fill_node(find_field(person, "Danh nghĩa đoàn"), TYPED)
    person.wait_to_see("Bản nháp tự lưu lúc")
    person.program.kill()
    person.program.wait()
    record, = [found for found in office.list("delegation") if found["title"] == CONFERENCE]
    assert record.get("capacity") != TYPED, "nobody saved it"

    # Another changes the same record before the officer comes back.
    office.run("edit", record["id"], "--set", "note=Ghi ở nơi khác")
    person = start_again(office)
    person.wait_to_see("Có bản nháp chưa lưu")
    person.press("Mở bản nháp")
    assert find_field(person, "Danh nghĩa đoàn").read() == TYPED
    person.wait_to_see("Trong sổ: Ghi ở nơi khác")
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    stored = office.show(record["id"])
    assert stored["capacity"] == TYPED and stored["note"] == "Ghi ở nơi khác", stored
    person.stop()
    person = start_again(office)
    person.find("list item", "Đoàn")
    assert not person.sees("Có bản nháp chưa lưu"), "a draft that was saved is offered again"


@case
def writes_down_who_saw_a_passport_number(office):
    person = office.person
    delegation, member = next((record, item) for record in office.list("delegation")
                              for item in record.get("members", []) if item.get("passport_number"))
    said = "Xem thông tin cá nhân"
    assert said not in office.run("history", delegation["id"])
    officer.open_record(person, delegation["title"].removesuffix(" (mẫu)"), delegation["title"])
    person.key("ctrl+e")
    find_field(person, "Tên đoàn")
    person.press(member["full_name"])
    number = person.find("text box", "Số hộ chiếu")
    assert "•••" in number.read()
    person.press("Hiện")
    whole = wait_for(lambda: re.fullmatch(r"[A-Z]\d{6,}", number.read()), "the number that was asked for")
    history = office.run("history", delegation["id"])
    assert said in history and "Số hộ chiếu" in history, history
    assert whole.group() not in history, "the log tells the number"


@case
def lets_a_curtain_fall(office):
    person = office.person
    person.find("list item", "Đoàn")
    person.key("ctrl+comma")
    person.press("Đặt…")
    for name in ("Mật khẩu mới", "Nhập lại mật khẩu mới"):
        person.click("text box", name)
        person.type(PASSWORD)
    person.key("Return")
    person.find("button", "Đổi…")
    person.key("Escape")
    wait_for(lambda: not person.look_for("button", "Đổi…"), "the end of the preferences")
    edit_conference(person)
    person.fill_node(find_field(person, "Danh nghĩa đoàn"), TYPED)

    person.key("ctrl+l")
    person.wait_to_see("Sổ đang ở sau màn che")
    check_nothing_is_told(person)
    person.key("ctrl+k", "alt+2", "F1", "ctrl+n", "ctrl+s", "Escape")
    check_nothing_is_told(person)
    person.type("saibet")
    person.key("Return")
    person.wait_to_see("Mật khẩu không đúng")
    check_nothing_is_told(person)
    wait_for(lambda: person.look_for("button", "Mở").has("sensitive"), "the end of the pause")
    person.type(PASSWORD)
    person.key("Return")
    assert find_field(person, "Danh nghĩa đoàn").read() == TYPED
    assert not person.sees("Sổ đang ở sau màn che")

    # Who starts the program again is not past it.
    person.program.kill()
    person.program.wait()
    person = start_again(office)
    person.wait_to_see("Sổ đang ở sau màn che")
    check_nothing_is_told(person)
    person.type(PASSWORD)
    person.key("Return")
    person.find("list item", "Đoàn")


@case
def undoes_after_a_restart(office):
    person = office.person
    edit_conference(person)
    person.fill_node(find_field(person, "Danh nghĩa đoàn"), TYPED)
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    record, = [found for found in office.list("delegation") if found["title"] == CONFERENCE]
    assert record["capacity"] == TYPED
    person.stop()

    person = start_again(office)
    person.find("list item", "Đoàn")
    person.key("ctrl+z")
    person.wait_to_see("Đã hoàn tác: ")
    assert office.show(record["id"]).get("capacity") != TYPED
    person.key("ctrl+shift+z")
    person.wait_to_see("Đã làm lại: ")
    assert office.show(record["id"])["capacity"] == TYPED
    person.stop()

    # A value that another has changed since is asked about; it goes back only where it is ticked.
    office.run("edit", record["id"], "--set", "capacity=Người khác sửa")
    person = start_again(office)
    officer.open_record(person, "hoi nghi hop tac", CONFERENCE)
    person.key("ctrl+h")
    buttons = wait_for(lambda: find_undo_buttons(person), "the history with its buttons")
    person.press_node(buttons[1])
    dialog = person.find("window", "Đã sửa tiếp về sau")
    assert person.sees("Hiện nay: Người khác sửa", dialog)
    person.press("Hoàn tác", within=dialog)
    person.wait_to_see("Đã hoàn tác: ")
    assert office.show(record["id"])["capacity"] == "Người khác sửa"


def sees_set(person, label):
    """Whether the history lists a change set of that name."""
    return any(node.role == "list item" and node.name == label for node in person.look_around())


@case
def filters_the_history_of_the_office(office):
    office.person.stop()
    conference, = [found for found in office.list("delegation") if found["title"] == CONFERENCE]
    task = office.list("task")[0]
    office.run("edit", conference["id"], "--set", "note=Ghi chú của đoàn", "--officer", "Lê Văn C")
    office.run("edit", task["id"], "--set", "note=Ghi chú của nhiệm vụ", "--officer", "Trần Thị D")
    person = start_again(office)
    person.find("list item", "Đoàn")
    person.key("ctrl+h")
    wait_for(lambda: sees_set(person, "Sửa: Đoàn") and sees_set(person, "Sửa: Nhiệm vụ"), "both edits")

    officer.choose(person, "Loại hồ sơ", "Nhiệm vụ", 3)
    wait_for(lambda: not sees_set(person, "Sửa: Đoàn"), "the edits of tasks alone")
    assert sees_set(person, "Sửa: Nhiệm vụ")
    officer.choose(person, "Cán bộ", "Lê Văn C", 1)
    person.wait_to_see("Không có lần ghi nào")
    officer.choose(person, "Loại hồ sơ", "Mọi loại hồ sơ", -3)
    wait_for(lambda: sees_set(person, "Sửa: Đoàn"), "what that officer did")
    assert not sees_set(person, "Sửa: Nhiệm vụ")

    # A day before there was anything; then one that is none.
    officer.write(person, "Đến ngày", "01/01/2020")
    person.key("Return")
    person.wait_to_see("Không có lần ghi nào")
    officer.write(person, "Đến ngày", "31/02/2026")
    person.key("Return")
    person.wait_to_see("chỉ có 28 ngày")


def rename_table(office, table, name):
    """Behind the program's back, so that a list of it cannot be read."""
    book = sqlite3.connect(office.book)
    book.execute(f"ALTER TABLE {table} RENAME TO {name}")
    book.close()


@case
def says_that_a_list_was_not_read(office):
    person = office.person
    person.wait_to_see("Xem cả ")
    rename_table(office, "partner", "elsewhere")
    person.key("alt+5")
    person.wait_to_see("Chưa hiển thị được danh sách này")
    # What is not known is no number.
    assert not person.sees("Tất cả: 0")
    rename_table(office, "elsewhere", "partner")
    person.press("Thử lại")
    person.wait_to_see("Tất cả: 8")


def find_undo_buttons(person):
    """Those of the list of changes: the header has one of that name, too."""
    header = person.find("button", "Quay lại")
    return [node for node in person.look_around() if node.role == "button" and node.name == "Hoàn tác" and
            node.box[1] > header.box[1] + 60][:3]


@case
def puts_a_dossier_into_the_trash_and_back(office):
    person = office.person
    record, = [found for found in office.list("delegation") if found["title"] == CONFERENCE]
    task = office.list("task")[0]
    person.stop()
    office.run("edit", task["id"], "--set", f"delegation={record['id']}")
    tasks = len(office.list("task"))
    person = start_again(office)
    officer.open_record(person, "hoi nghi hop tac", CONFERENCE)
    more = wait_for(lambda: next((node for node in person.look_around() if "Thêm nữa" in node.name), None), "the menu")
    person.click_node(more)
    wait_for(lambda: any(node.name == "Bỏ vào thùng rác" for node in person.look_around()), "the menu open")
    person.key("Up", "Return")
    person.press("Cả các nhiệm vụ")
    person.wait_to_see("Bỏ vào thùng rác")
    assert len(office.list("task")) < tasks
    assert CONFERENCE not in [found["title"] for found in office.list("delegation")]
    person.key("ctrl+z")
    person.wait_to_see("Đã hoàn tác: ")
    assert len(office.list("task")) == tasks
    assert CONFERENCE in [found["title"] for found in office.list("delegation")]


@case
def rehearses_a_restore(office):
    person = office.person
    person.find("list item", "Đoàn")
    foot = wait_for(lambda: next((node for node in person.look_around() if node.role == "button" and
                                  "sao lưu" in node.name), None), "how safe the data is, below the pages")
    person.press_node(foot)
    person.find("label", "An toàn dữ liệu")
    person.press("Sao lưu ngay")
    wait_for(lambda: person.sees("Các bản sao") and not person.sees("Chưa có bản sao nào"), "a copy", 60)
    person.press("Diễn tập khôi phục")
    person.wait_to_see("Đạt", seconds=60)
    person.wait_to_see("Dữ liệu đang dùng không bị chạm tới", seconds=60)


def hold(office):
    """Another program that has the book open for writing until its standard input ends."""
    office.run("sync", "configure", "http://127.0.0.1:9/so", "--user", "an")
    holder = subprocess.Popen([sys.argv[2], "--database", office.book, "sync", "--password-file", "-"],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lock = office.book + "-lock"
    wait_for(lambda: os.path.exists(lock) and "banggiao-cli" in open(lock, encoding="utf-8").read(), "the holder")
    return holder


@case
def reads_while_another_holds_the_book(office):
    person = office.person
    person.find("list item", "Đoàn")
    person.stop()
    holder = hold(office)
    try:
        person = start_again(office)
        person.wait_to_see("Chỉ xem: ")
        name = open(office.book + "-lock", encoding="utf-8").read().splitlines()[0]
        note = next(words for words in (node.name for node in person.look_around()) if words.startswith("Chỉ xem: "))
        assert name in note, (name, note)
        take_picture(person, "held")
        officer.open_record(person, "hoi nghi hop tac", CONFERENCE)
        person.key("ctrl+e", "ctrl+n", "Delete")
        assert not officer.find_fields(person, "Tên đoàn"), "a form opened over a book that is held"
    finally:
        holder.stdin.close()
        holder.wait()
    person.press("Mở lại")
    person.wait_to_lose("Chỉ xem: ")
    edit_conference(person)


@case
def asks_before_it_undoes_many_records(office):
    person = office.person
    person.find("list item", "Đoàn")
    before = len(office.list("task"))
    person.key("ctrl+z")
    person.wait_to_see("Hoàn tác tất cả?")
    take_picture(person, "many")
    person.press("Hủy")
    person.wait_to_lose("Hoàn tác tất cả?")
    assert len(office.list("task")) == before
    person.key("ctrl+z")
    person.wait_to_see("Hoàn tác tất cả?")
    person.press("Hoàn tác", within=person.find("dialog", "Hoàn tác tất cả?"))
    person.wait_to_see("Đã hoàn tác: ")
    assert len(office.list("task")) == 0


@case
def opens_the_menu_and_the_list_of_keys(office):
    person = office.person
    person.find("list item", "Đoàn")
    person.key("F9", "F10")
    wait_for(lambda: any(node.name == "Phím tắt" for node in person.look_around()), "the menu")
    take_picture(person, "menu")
    person.key("Escape", "ctrl+question")
    keys = person.find("window", "Phím tắt")
    take_picture(person, "keys")
    assert keys.box[3] <= 700, f"the list of keys is {keys.box[3]} pixels high"
    person.key("Escape")
    wait_for(lambda: not person.look_for("window", "Phím tắt"), "the end of the list of keys")


def take_picture(person, name):
    """For people, where the environment names a folder for pictures."""
    folder = os.environ.get("BANGGIAO_PICTURES")
    if folder:
        person.take_picture(os.path.join(folder, name + ".png"))


def check_nothing_is_told(person):
    """Neither a page nor a record nor a field is there for a screen reader."""
    names = [node.name for node in person.look_around()]
    told = [name for name in names if re.search(r"\(mẫu\)|Đoàn|Tổng quan|Danh nghĩa|Nhiệm vụ|Cơ quan", name)]
    assert not told, told
    assert not person.sees(TYPED)


def try_case(function):
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.path.join(folder, "config")
        office = officer.Office(*sys.argv[1:3], folder)
        office.person.fill_screen()
        try:
            function(office)
        except AssertionError:
            print("\n".join("# " + line for line in office.person.describe()), flush=True)
            raise
        finally:
            office.person.stop()


if __name__ == "__main__":
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    run_cases("guard", cases, try_case, sys.argv[3:])
