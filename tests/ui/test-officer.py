# SPDX-License-Identifier: GPL-3.0-or-later
"""An officer's day at the window, by keys and accessibility; what came of it is read back in the terminal.

Usage: test-officer.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP. Each case has a record
book of its own with the sample office in it, on one fixed day.
"""
import gettext
import json
import os
import re
import subprocess
import sys
import tempfile

from person import Person, run_cases, wait_for

TODAY = "2026-11-23"
HEIGHT = 900
TITLE = "Đoàn công tác xúc tiến đầu tư tại Nhật Bản"
AGREEMENT = "Bản ghi nhớ về hợp tác hữu nghị giữa UBND tỉnh Cà Mau và Tỉnh A"
CONTROLS = ("button", "text box", "search box", "check box", "combo box", "switch")
cases = []


def case(function):
    cases.append(function)
    return function


class Office:
    """A record book in a folder of its own, and a person in front of it. What is to be in the book besides the sample
    is given as calls of the terminal, whose answers are kept: while the window is open nobody else may write."""

    def __init__(self, program, terminal, folder, calls=()):
        self.book = os.path.join(folder, "so.banggiao")
        self.folder, self.terminal = folder, terminal
        self.run("init", "--sample")
        self.answers = [self.run(*call).strip() for call in calls]
        self.person = Person(program, "--database", self.book, "--today", TODAY)

    def run(self, *arguments):
        return subprocess.run([self.terminal, "--database", self.book, "--today", TODAY, *arguments], check=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True).stdout

    def list(self, kind, *arguments):
        return json.loads(self.run("list", kind, *arguments, "--format", "json"))

    def list_overdue(self):
        return {task["id"]: task for task in self.list("task", "--filter", "overdue")}

    def show(self, record):
        return json.loads(self.run("show", record, "--format", "json"))


def find_fields(person, name):
    return [node for node in person.look_around() if node.role == "text box" and
            node.name.removesuffix(" (bắt buộc)") == name]


def write(person, name, words):
    """Types words into a field that is on the screen, in place of what is there."""
    field = wait_for(lambda: next(iter(find_fields(person, name)), None), f"the field “{name}”")
    assert 0 < field.box[1] < HEIGHT, f"“{name}” is not on the screen but at {field.box}"
    person.click_node(field)
    person.key("ctrl+a")
    person.type(words)
    wait_for(lambda: field.read() == words, f"“{words}” in “{name}”")
    return field


def write_here(person, name, index, words):
    """Types words into the field that got the keyboard by itself: the last of its name."""
    field = wait_for(lambda: dict(enumerate(find_fields(person, name))).get(index), f"the field “{name}”")
    person.type(words)
    wait_for(lambda: field.read() == words, f"“{words}” in “{name}”")


def choose(person, name, label, steps):
    """Chooses in a drop-down with the keyboard, so many steps below what it shows first; above, where negative."""
    drop_down = person.click("combo box", name)
    wait_for(lambda: label in [node.name for node in person.look_around(drop_down)], f"“{label}” to choose")
    person.key(*["Down" if steps > 0 else "Up"] * abs(steps), "Return")
    button = person.find("button", within=drop_down)
    wait_for(lambda: label in [node.name for node in person.look_around(button)], f"“{label}” in “{name}”")


def open_record(person, words, title):
    person.key("ctrl+k")
    found = person.find("window", "Tìm mọi thứ")
    person.type(words)
    wait_for(lambda: any(title in node.name for node in person.look_around(found)), f"“{title}” found")
    person.key("Return")
    wait_for(lambda: not person.look_for("window", "Tìm mọi thứ"), "the end of the search")
    person.find("label", title)


def open_form(person, key, page):
    """The form of a new record of a page."""
    person.key(key)
    person.find("label", page)
    person.key("ctrl+n")
    wait_for(lambda: find_fields(person, "Tên đoàn"), "the form")


@case
def records_a_delegation_with_two_members(office):
    person = office.person
    open_form(person, "alt+2", "Đoàn")
    choose(person, "Đoàn vào hay đoàn ra", "Đoàn ra", 2)
    write(person, "Tên đoàn", TITLE)
    write(person, "Từ ngày", "5/12")
    write(person, "Đến ngày", "+2")
    for index, name in enumerate(["Trần Thị Mỹ Hường", "Nguyễn Đặng Quốc Ưởng"]):
        person.press("Thêm thành viên")
        write_here(person, "Họ và tên", index, name)
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    found = office.list("delegation", "--search", "xuc tien dau tu tai nhat ban")
    assert len(found) == 1, found
    assert found[0]["title"] == TITLE
    assert found[0]["direction"] == "outgoing"
    assert (found[0]["start_date"], found[0]["end_date"]) == ("2026-12-05", "2026-12-07"), found[0]
    members = [member["full_name"] for member in found[0]["members"]]
    assert members == ["Trần Thị Mỹ Hường", "Nguyễn Đặng Quốc Ưởng"], members


@case
def adds_a_task_from_an_agreement(office):
    person = office.person
    before = {task["id"] for task in office.list("task")}
    open_record(person, "hop tac huu nghi giua ubnd", AGREEMENT)
    person.key("ctrl+shift+n")
    write(person, "Nội dung nhiệm vụ", "Gửi công hàm mời Tỉnh A dự hội chợ")
    person.click("button", "Cơ quan chủ trì (bắt buộc): Chọn…")
    person.find("search box")
    person.type("so cong")
    person.find("label", "Sở Công Thương")
    person.key("Return")
    person.find("button", "Cơ quan chủ trì (bắt buộc): Sở Công Thương")
    person.click("list item", "Thời hạn")
    wait_for(lambda: find_fields(person, "Thời hạn")[0].box[1] < HEIGHT - 100, "the group of dates")
    write(person, "Thời hạn", "15/12")
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    new, = [task for task in office.list("task") if task["id"] not in before]
    agreement, = [record for record in office.list("agreement") if record["title"].startswith(AGREEMENT)]
    assert new["agreement_id"] == agreement["id"], new
    assert new["source"] == "agreement", new
    assert (new["due_date"], new["lead_agency"]) == ("2026-12-15", "Sở Công Thương"), new


@case
def saves_the_summary_of_an_agreement(office):
    person = office.person
    path = os.path.join(office.folder, "tom-tat.pdf")
    open_record(person, "hop tac huu nghi giua ubnd", AGREEMENT)
    person.key("ctrl+p")
    person.wait_to_see("Trang 1 trong 1")
    person.press("Lưu PDF…")
    wait_for(lambda: len([node for node in person.look_around() if node.depth == 1]) > 1, "the file chooser")
    person.key("ctrl+a")
    person.type(path)
    person.key("Return")
    person.wait_to_see("Đã lưu tom-tat.pdf")
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text, text
    assert AGREEMENT in " ".join(text.split()), text


def decide(person, key, button, lines):
    """Takes a decision on the chosen task of the list: the lines are typed one under the other."""
    person.key(key)
    entry = person.find("text box", lines[0][0])
    wait_for(lambda: entry.has("focused"), "the decision")
    for index, (name, words) in enumerate(lines):
        if index > 0:
            person.key("Tab")
        person.key("ctrl+a")
        person.type(words)
        field = person.find("text box", name)
        wait_for(lambda: field.read() == words, f"“{words}” in “{name}”")
    person.key("Return")
    person.wait_to_see(button)
    wait_for(lambda: not person.look_for("text box", lines[0][0]), "the end of the decision")


@case
def opens_what_the_overview_counts(office):
    """Also where all of it is on the overview, so that no row says "See all"."""
    person = office.person
    soon = office.list("task", "--filter", "due_soon")
    person.press(f"Đến hạn trong 7 ngày: {len(soon)}")
    person.wait_to_see(f"Sắp đến hạn: {len(soon)}")
    person.find("label", soon[0]["title"])
    person.key("alt+1")
    ending = office.list("agreement", "--filter", "expiring")
    person.press(f"Thỏa thuận sắp hết hạn: {len(ending)}")
    person.wait_to_see(f"Hết hạn trong 6 tháng: {len(ending)}")


@case
def decides_on_overdue_tasks(office):
    person = office.person
    before = office.list_overdue()
    person.key("alt+4")
    person.wait_to_see(f"Quá hạn: {len(before)}")
    person.wait_to_see("Thay đổi thời hạn")
    person.key("ctrl+f", "Return")
    decide(person, "x", "Đã ghi: xong", [("Ngày hoàn thành", "20/11"), ("Kết quả", "Đã gửi danh mục")])
    person.wait_to_see(f"Quá hạn: {len(before) - 1}")
    after = office.list_overdue()
    done, = before.keys() - after.keys()
    assert office.show(done)["completed_date"] == "2026-11-20", office.show(done)
    assert office.show(done)["result"] == "Đã gửi danh mục", office.show(done)

    decide(person, "g", "Đã ghi: thời hạn mới", [("Thời hạn mới", "+7"), ("Lý do", "Chờ ý kiến Sở Tài chính")])
    person.wait_to_see(f"Quá hạn: {len(before) - 2}")
    moved, = after.keys() - office.list_overdue().keys()
    change = office.show(moved)["due_changes"][-1]
    assert change["reason"] == "Chờ ý kiến Sở Tài chính", change
    assert (change["from_date"], change["to_date"]) == (before[moved]["due_date"], "2026-11-30"), change
    assert office.show(moved)["due_date"] == "2026-11-30"

    decide(person, "d", "Đã ghi: đã đôn đốc", [("Ngày đôn đốc", "23/11"), ("Số, ký hiệu công văn", "77/CV-ĐN")])
    reminded = [task for task in office.list_overdue().values()
                if [item for item in task.get("reminders", []) if item.get("number") == "77/CV-ĐN"]]
    assert len(reminded) == 1, reminded
    assert len(office.list_overdue()) == len(before) - 2


@case
def asks_why_a_due_date_moves(office):
    """In the form, too; what is answered becomes a line of the changes of the due date."""
    person = office.person
    task, = [task for task in office.list("task") if task["title"].startswith("Báo cáo danh mục doanh nghiệp")]
    open_record(person, "danh muc doanh nghiep", task["title"])
    person.key("ctrl+e")
    field = wait_for(lambda: next(iter(find_fields(person, "Thời hạn")), None), "the form")
    person.fill_node(field, "15/12/2026")
    person.key("ctrl+s")
    person.wait_to_see("Thời hạn dời từ 30/10/2026 sang 15/12/2026")
    assert office.show(task["id"])["due_date"] == "2026-10-30", "moved without a reason"
    # The keyboard is in the box for the reason already.
    person.type("Cho so lieu")
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    after = office.show(task["id"])
    change = after["due_changes"][-1]
    assert (change["from_date"], change["to_date"]) == ("2026-10-30", "2026-12-15"), change
    assert (change["reason"], after["due_date"]) == ("Cho so lieu", "2026-12-15"), after
    assert not after.get("justifications"), "the reason is kept twice"


@case
def refuses_a_day_that_is_none(office):
    person = office.person
    open_form(person, "alt+2", "Đoàn")
    choose(person, "Đoàn vào hay đoàn ra", "Đoàn ra", 2)
    write(person, "Tên đoàn", TITLE)
    day = write(person, "Từ ngày", "31/11")
    person.key("Tab")
    person.wait_to_see("Tháng 11 chỉ có 30 ngày")
    person.key("ctrl+s")
    person.wait_to_see("Chưa lưu")
    assert not office.list("delegation", "--search", "xuc tien dau tu tai nhat ban")
    assert day.read() == "31/11", day.read()
    assert find_fields(person, "Tên đoàn")[0].read() == TITLE
    # The first Esc takes the message away, the second asks.
    person.key("Escape", "Escape")
    person.find("dialog", "Lưu các thay đổi?")
    person.press("Tiếp tục sửa")
    wait_for(lambda: not person.look_for("dialog"), "the end of the question")
    assert day.read() == "31/11", day.read()


@case
def finds_without_marks(office):
    person = office.person
    person.key("alt+2")
    person.wait_to_see("Tất cả: 8")
    person.key("ctrl+f")
    person.type("khao sat thi truong")
    person.wait_to_see("Tất cả: 2")
    person.find("label", "Đoàn khảo sát thị trường (mẫu)")
    open_record(person, "koh kong tham", "Đoàn đại biểu tỉnh Koh Kong (Campuchia)")


@case
def masks_a_passport_number(office):
    person = office.person
    delegation, member = next((record, item) for record in office.list("delegation")
                              for item in record.get("members", []) if item.get("passport_number"))
    whole = re.compile(r"\b[A-Z]\d{6,}\b")
    open_record(person, delegation["title"].removesuffix(" (mẫu)"), delegation["title"])
    person.wait_to_see("Thành viên")
    assert not [node for node in person.look_around() if whole.search(node.name)]
    person.key("ctrl+e")
    wait_for(lambda: find_fields(person, "Tên đoàn"), "the form")
    person.press(member["full_name"])
    number = person.find("text box", "Số hộ chiếu")
    assert number.read() == member["passport_number"], number.read()
    person.press("Hiện")
    wait_for(lambda: whole.search(number.read()), "the number that was asked for")


@case
def writes_down_what_the_law_asks_for(office):
    person, before = office.person, len(office.list("task"))
    open_record(person, "xuc tien du lich", "Đoàn xúc tiến du lịch")
    person.wait_to_see("1 việc theo luật chưa lập")
    person.press("Xem…")
    person.find("window", "Việc theo luật")
    person.wait_to_see("R13")
    person.press("Ghi 1 việc")
    person.wait_to_lose("việc theo luật chưa lập")
    tasks = office.list("task")
    assert len(tasks) == before + 1, "one task was not made"
    assert any(task["title"].startswith("Báo cáo kết quả chuyến đi: Đoàn xúc tiến du lịch") and
               task["due_date"] == "2026-11-25" for task in tasks), tasks
    person.key("ctrl+z")
    person.wait_to_see("1 việc theo luật chưa lập")
    assert len(office.list("task")) == before, "the task was not taken back"


@case
def is_asked_when_a_save_moves_a_deadline(office):
    person, before = office.person, len(office.list("task"))
    open_record(person, "xuc tien du lich", "Đoàn xúc tiến du lịch")
    person.key("ctrl+e")
    field = wait_for(lambda: next(iter(find_fields(person, "Tên đoàn")), None), "the form")
    person.fill_node(field, "Đoàn xúc tiến du lịch năm 2026")
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    person.wait_to_see("1 việc theo luật chưa lập")
    assert not person.look_for("window", "Việc theo luật"), "a new name asks for nothing"
    person.key("ctrl+e")
    field = wait_for(lambda: next(iter(find_fields(person, "Đến ngày")), None), "the form again")
    person.fill_node(field, "11/11/2026")
    person.key("ctrl+s")
    person.find("window", "Việc theo luật")
    person.press("Ghi 1 việc")
    person.wait_to_lose("việc theo luật chưa lập")
    new = [task for task in office.list("task") if task.get("due_date") == "2026-11-26"]
    assert len(office.list("task")) == before + 1 and new, "the task does not follow the new day"


@case
def walks_through_what_is_overdue(office):
    person = office.person
    person.press("Rà soát quá hạn")
    person.wait_to_see("đã quyết định 0")
    entries = office.list("review")[0]["id"]
    tasks = [entry["task"] for entry in office.show(entries)["entries"]]
    person.key("2")
    write_here(person, "Thời hạn mới", 0, "+14")
    person.key("Tab")
    write_here(person, "Lý do", 0, "Cho so lieu")
    person.key("ctrl+Return")
    person.wait_to_see("đã quyết định 1")
    moved = [task for task in office.list("task") if task["title"] == tasks[0]]
    assert [task["due_date"] for task in moved] == ["2026-12-07"], moved
    person.key("Escape")
    person.wait_to_lose("Quyết định thế nào?")
    person.wait_to_see(f"Tiếp tục rà soát: còn {len(tasks) - 1} việc")
    person.press("Tiếp tục")
    person.wait_to_see("đã quyết định 1")
    for number in range(2, len(tasks) + 1):
        person.key("3")
        person.find("text box", "Ngày đôn đốc")
        person.key("ctrl+Return")
        if number < len(tasks):
            person.wait_to_see(f"đã quyết định {number}")
    person.wait_to_see(f"Đã rà soát {len(tasks)} việc")
    assert office.show(entries)["end_date"] == TODAY, "the review has not ended"
    for title in ("minutes", "letter"):
        paper = os.path.join(office.folder, title + ".pdf")
        office.run("print", *(["review-minutes"] if title == "minutes" else
                              ["reminder-letter", "Sở Công Thương"]), "-o", paper)
        assert os.path.getsize(paper) > 1000, f"no {title}"


def drag(person, entry, day):
    """Takes an entry of the calendar with the mouse and lets it go on a day, found by the words that name it."""
    target = person.find("group", day)
    x, y, width, height = entry.box
    to_x, to_y = target.box[0] + target.box[2] // 2, target.box[1] + target.box[3] - 8
    from_x, from_y = x + width // 2, y + height // 2
    # The window system hands a dragged thing over from frame to frame: a mouse that jumps leaves it behind.
    mouse = ["mousemove", str(from_x), str(from_y), "sleep", "0.2", "mousedown", "1"]
    for step in range(1, 11):
        mouse += ["sleep", "0.1", "mousemove", str(from_x + (to_x - from_x) * step // 10),
                  str(from_y + (to_y - from_y) * step // 10)]
    subprocess.run(["xdotool", *mouse], check=True)
    person.wait_to_see(day)
    subprocess.run(["xdotool", "sleep", "1", "mouseup", "1"], check=True)


@case
def moves_a_visit_and_a_due_date_in_the_calendar(office):
    person = office.person
    visit, = [record for record in office.list("delegation") if record["start_date"] == "2026-11-26"]
    task, = [record for record in office.list("task") if record.get("due_date") == "2026-11-25"]
    person.key("alt+0")
    person.wait_to_see("tháng 11/2026")
    drag(person, person.find("button", visit["title"]), "thứ Hai 30/11/2026")
    dialog = person.find("window", "Chuyển sang ngày khác")
    assert person.sees(visit["title"], dialog), "the window does not say what moves"
    person.press("Chuyển")
    person.wait_to_lose("Ngày mới")
    moved = office.show(visit["id"])
    assert (moved["start_date"], moved["end_date"]) == ("2026-11-30", "2026-12-01"), moved
    before = [line["date"] for line in office.show(visit["id"])["itinerary"]]
    assert before[0] == "2026-11-30", "the programme was left behind"

    entry = person.find("button", task["title"])
    for _ in range(200):
        if entry.has("focused"):
            break
        person.key("Tab")
    person.key("ctrl+Right")
    dialog = person.find("window", "Chuyển sang ngày khác")
    reason = person.find("text box", "Lý do", dialog)
    person.wait_to_see("Không có nhiệm vụ nào thay đổi theo lần chuyển này")
    assert not person.find("button", "Chuyển").has("sensitive"), "a due date moves without a reason"
    person.fill_node(reason, "Chờ số liệu")
    person.press("Chuyển")
    person.wait_to_lose("Ngày mới")
    change = office.show(task["id"])["due_changes"][-1]
    assert (change["to_date"], change["reason"]) == ("2026-11-26", "Chờ số liệu"), change
    person.key("ctrl+z")
    wait_for(lambda: office.show(task["id"])["due_date"] == "2026-11-25", "the day as it was")
    person.key("Page_Down")
    person.wait_to_see("tháng 12/2026")


@case
def turns_every_page_of_a_small_calendar(office):
    """Where not all weeks fit, the keys turn the page all the same, and do not only scroll."""
    person = office.person
    subprocess.run(["xdotool", "windowsize", "--sync", person.find_window(), "1024", "560"], check=True)
    person.key("alt+0")
    person.wait_to_see("tháng 11/2026")
    person.find("button", "Thanh bên")
    entry = person.find("button", "Đoàn đại biểu Tỉnh A, Nước B (mẫu)")
    for _ in range(200):
        if entry.has("focused"):
            break
        person.key("Tab")
    person.key("Page_Down", "Page_Down", "Page_Down")
    person.wait_to_see("tháng 2/2027")
    person.key("ctrl+Home")
    person.wait_to_see("tháng 11/2026")


def read_english():
    """Every message that has another form in Vietnamese, and is no Vietnamese words itself."""
    path = os.path.join(os.environ["BANGGIAO_LOCALE_DIR"], "vi", "LC_MESSAGES", "banggiao.mo")
    with open(path, "rb") as file:
        catalog = gettext.GNUTranslations(file)._catalog
    pairs = [(key[0] if isinstance(key, tuple) else key, words) for key, words in catalog.items() if key]
    vietnamese = {words for _, words in pairs}
    return {key.rpartition("\x04")[2] for key, words in pairs if key != words} - vietnamese


def check_words(person, english, page):
    nodes = person.look_around()
    said = {node.name.strip() for node in nodes}
    assert len(english) > 500 and len(said) > 10, (len(english), len(said))
    assert not said & english, f"English on {page}: {said & english}"
    nameless = [node for node in nodes if node.role in CONTROLS and not node.name.strip()]
    assert not nameless, f"without a name on {page}: {nameless}"


@case
def speaks_vietnamese_on_every_page(office):
    person = office.person
    english = read_english()
    person.find("list item", "Đoàn")
    check_words(person, english, "overview")
    for number, title in enumerate(["Đoàn", "Thỏa thuận", "Nhiệm vụ", "Đối tác", "Văn bản", "Cơ quan", "Hội nghị",
                                   "Viện trợ"], 2):
        person.key(f"alt+{number}")
        wait_for(lambda: any(node.role == "label" and re.match(r".+: \d+$", node.name)
                             for node in person.look_around()), title)
        check_words(person, english, title)
    person.key("alt+0")
    person.wait_to_see("tháng 11/2026")
    check_words(person, english, "the calendar")
    open_record(person, "hop tac huu nghi giua ubnd", AGREEMENT)
    check_words(person, english, "an agreement")
    person.key("ctrl+p")
    person.wait_to_see("Trang 1 trong 1")
    check_words(person, english, "the preview")
    person.key("Escape")
    person.wait_to_lose("Trang 1 trong 1")
    for key, field, count in [("alt+2", "Tên đoàn", "Tất cả: 8"), ("alt+5", "Tên tiếng Việt", "Tất cả: 8"),
                              ("alt+4", "Nội dung nhiệm vụ", "Quá hạn: 12")]:
        person.key(key)
        person.wait_to_see(count)
        person.key("ctrl+n")
        wait_for(lambda: find_fields(person, field), field)
        check_words(person, english, f"the form with “{field}”")
        person.key("Escape")
        wait_for(lambda: not find_fields(person, field), "the end of the form")


def list_network_sockets(pid):
    """Lines of the kernel's tables of sockets to other machines that belong to the process."""
    inodes = set()
    for entry in os.listdir(f"/proc/{pid}/fd"):
        try:
            target = os.readlink(f"/proc/{pid}/fd/{entry}")
        except FileNotFoundError:
            continue
        inodes.update(re.findall(r"socket:\[(\d+)\]", target))
    lines = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        with open(f"/proc/{pid}/net/{table}", encoding="ascii") as file:
            lines += [line for line in file.readlines()[1:] if line.split()[9] in inodes]
    return inodes, lines


def try_case(function):
    with tempfile.TemporaryDirectory() as folder:
        office = Office(*sys.argv[1:3], folder)
        with office.person as person:
            person.fill_screen()
            function(office)
            inodes, lines = list_network_sockets(person.program.pid)
            assert inodes and not lines, f"connections to elsewhere: {lines}"


if __name__ == "__main__":
    run_cases("officer", cases, try_case, sys.argv[3:])
