# SPDX-License-Identifier: GPL-3.0-or-later
"""The dossier of an agreement in the window: ticked, taken back, printed; the task to tell of a succession.

Usage: test-dossier.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP.
"""
import importlib
import os
import subprocess
import sys
import tempfile

from person import Person, run_cases, wait_for

officer = importlib.import_module("test-officer")

MEMORANDUM = "Bản ghi nhớ về hợp tác hữu nghị"
SUMMARY = "Tóm tắt thỏa thuận"
DRAFT = "Dự thảo thỏa thuận bằng tiếng Việt"
OF_DISTRICT = "Thỏa thuận của huyện Đ (mẫu)"
cases = []


def case(function):
    cases.append(function)
    return function


def show_agreement(office, words, title):
    officer.open_record(office.person, words, title)
    office.person.wait_to_see("Tài liệu trong hồ sơ")


def list_papers(office, title):
    record, = [found for found in office.list("agreement") if found["title"].startswith(title)]
    return [paper["role"] for paper in office.show(record["id"]).get("papers", [])]


def tick(person):
    """Clicks where the tick is once the page stands still below its heading."""
    def find():
        node = person.find("checkbox", DRAFT)
        return node if 0 < node.box[1] < officer.HEIGHT else None
    person.click_node(wait_for(find, "the tick on the screen"))


@case
def ticks_a_paper_and_takes_it_back(office):
    person = office.person
    show_agreement(office, "hop tac huu nghi giua ubnd", MEMORANDUM)
    person.wait_to_see("Đã có 09 trong 13 tài liệu phải có")
    assert "draft_vietnamese" not in list_papers(office, MEMORANDUM)
    person.click("label", "Tài liệu trong hồ sơ")
    tick(person)
    person.wait_to_see("Đã có 10 trong 13 tài liệu phải có")
    assert "draft_vietnamese" in list_papers(office, MEMORANDUM)
    wait_for(lambda: person.find("checkbox", DRAFT).has("checked"), "the tick")
    person.key("ctrl+z")
    person.wait_to_see("Đã có 09 trong 13 tài liệu phải có")
    assert "draft_vietnamese" not in list_papers(office, MEMORANDUM)
    tick(person)
    person.wait_to_see("Đã có 10 trong 13 tài liệu phải có")
    tick(person)
    person.wait_to_see("Đã có 09 trong 13 tài liệu phải có")
    assert "draft_vietnamese" not in list_papers(office, MEMORANDUM)


def show_of_district(office):
    """Opens a window on an agreement of a district, which the province inherited."""
    # Who writes holds the book: it is written before the window opens.
    office.person.stop()
    office.run("add", "agreement", "--set", "title=" + OF_DISTRICT, "--set", "partner=Tỉnh Koh Kong", "--set",
               "capacity=district", "--set", "signed_date=12/2/2024")
    person = office.person = Person(sys.argv[1], "--database", office.book, "--today", officer.TODAY)
    person.fill_screen()
    show_agreement(office, "thoa thuan cua huyen", OF_DISTRICT)
    return person


@case
def proposes_the_notice_of_a_succession(office):
    person = show_of_district(office)
    person.wait_to_see("Thông báo cho bên ký kết nước ngoài việc kế thừa")
    person.press("Xem…")
    person.wait_to_see("quy tắc không có thời hạn, cơ quan tự đặt hạn")
    person.press("Ghi 1 việc")
    task, = wait_for(lambda: [found for found in office.list("task") if OF_DISTRICT in found["title"]], "the task")
    assert task.get("due_date") is None and "177/2025" in office.run("show", task["id"]), task


def save_paper(office, paper, steps, pages, name):
    """Chooses a paper so many steps below the present one, and saves it; returns the words of the file."""
    person = office.person
    path = os.path.join(office.folder, name)
    person.click("label", "Mẫu")
    wait_for(lambda: person.find_all("label", paper), f"“{paper}” to choose")
    person.key(*["Down"] * steps, "Return")
    # What is left of the paper before may have as many pages: the button waits for those of the new one.
    wait_for(lambda: not person.find_all("label", SUMMARY), f"the end of “{SUMMARY}”")
    person.press("Lưu PDF…")
    person.find("image", f"Trang 1 trong {pages}")
    wait_for(lambda: len([node for node in person.look_around() if node.depth == 1]) > 1, "the file chooser")
    person.key("ctrl+a")
    person.type(path)
    person.key("Return")
    person.wait_to_see(f"Đã lưu {name}")
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    return " ".join(text.split())


def preview_of_district(office):
    person = show_of_district(office)
    person.key("ctrl+p")
    person.find("button", "Lưu PDF…")
    return person


@case
def saves_the_dossier(office):
    preview_of_district(office)
    dossier = save_paper(office, "Hồ sơ thỏa thuận", 1, "3", "ho-so.pdf")
    assert "HỒ SƠ THỎA THUẬN QUỐC TẾ" in dossier and OF_DISTRICT in dossier, dossier


@case
def saves_the_notice_of_a_succession(office):
    """The province signs it, whoever signs the office's own papers."""
    person = preview_of_district(office)
    notice = save_paper(office, "Thông báo kế thừa", 2, "1", "thong-bao.pdf")
    assert f"“{OF_DISTRICT}”, ký ngày 12 tháng 02 năm 2024" in notice, notice
    assert "Bên kế thừa: UBND tỉnh Cà Mau." in notice and "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" in notice, notice
    assert "THỦ TRƯỞNG" not in notice, notice
    person.wait_to_see("TM. Chủ tịch")
    person.wait_to_see("Ủy ban nhân dân tỉnh ban hành; tên Chủ tịch để trống")


def try_case(function):
    with tempfile.TemporaryDirectory() as folder:
        office = officer.Office(sys.argv[1], sys.argv[2], folder)
        office.person.fill_screen()
        try:
            function(office)
        except AssertionError:
            print("\n".join("# " + line for line in office.person.describe()), flush=True)
            raise
        finally:
            office.person.stop()


if __name__ == "__main__":
    run_cases("dossier", cases, try_case, sys.argv[3:])
