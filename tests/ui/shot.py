# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a picture of every page of the window with the sample office in it.

Usage: shot.py PROGRAM FOLDER SUFFIX, under tests/tools/headless --a11y; writes FOLDER/PAGE-SUFFIX.png. The
terminal program is looked for beside PROGRAM. The day is fixed, so that two runs give the same pictures.
"""
import os
import subprocess
import sys
import tempfile

from person import Person, teach_keyboard, wait_for

TODAY = "2026-11-23"


def make_sample(program, folder):
    """A record book with the sample office, made by the terminal program."""
    book = os.path.join(folder, "so.banggiao")
    terminal = os.path.join(os.path.dirname(program), "cli", "banggiao-cli")
    subprocess.run([terminal, "--database", book, "--today", TODAY, "init", "--sample"], check=True,
                   stdout=subprocess.DEVNULL)
    return book


def open_record(person, words, title):
    """Jumps to a record by a part of its name; the title is that of its page."""
    person.key("ctrl+k")
    found = person.find("window", "Tìm mọi thứ")
    person.type(words)
    wait_for(lambda: any(title in node.name for node in person.look_around(found)), f"“{title}” found")
    person.key("Return")
    wait_for(lambda: not person.look_for("window", "Tìm mọi thứ"), "the end of the search")
    person.wait_to_see(title)


def show_overview(person):
    person.key("alt+1")
    person.wait_to_see("Xem cả 12")


def show_overdue(person):
    person.key("alt+4")
    person.wait_to_see("Quá hạn: 12")
    person.wait_to_see("Thay đổi thời hạn")


def show_overdue_search(person):
    show_overdue(person)
    person.key("ctrl+f")
    person.type("bao cao")
    person.wait_to_see("Quá hạn: 7")
    person.key("Return", "Down")
    person.wait_to_see("Báo cáo kết quả vận động viện trợ quý III/2026 (mẫu)")


def show_decision(person):
    person.key("ctrl+f", "Escape")
    show_overdue(person)
    person.key("g")
    person.find("text box", "Lý do")
    person.type("+7")
    person.wait_to_see("30/11/2026")


def show_delegation(person):
    person.key("Escape")
    wait_for(lambda: not person.look_for("text box", "Lý do"), "the end of the decision")
    open_record(person, "doan dai bieu tinh koh kong", "Đoàn đại biểu tỉnh Koh Kong")


def show_agreement(person):
    open_record(person, "hop tac huu nghi giua ubnd", "Bản ghi nhớ về hợp tác hữu nghị")


def show_preview(person):
    person.key("ctrl+p")
    person.wait_to_see("Trang 1 trong 1")


def show_form(person):
    person.key("alt+2", "alt+Left")
    person.wait_to_see("Tất cả: 8")
    open_record(person, "doan dai bieu tinh a", "Đoàn đại biểu Tỉnh A")
    person.key("ctrl+e")
    person.find("text box", "Tên đoàn")


def show_list(key, count):
    def show(person):
        person.key(key)
        person.wait_to_see(f"Tất cả: {count}")
    return show


def show_empty(person):
    person.key("alt+2", "alt+Left")
    person.press("Đang diễn ra")
    person.wait_to_see("Không có hồ sơ nào trong")


def show_search(person):
    person.key("ctrl+k")
    person.find("window", "Tìm mọi thứ")
    person.type("koh kong")
    person.wait_to_see("Tỉnh Koh Kong")


def show_from_menu(name, words):
    def show(person):
        person.key("F10")
        person.press(name, "menu item")
        person.wait_to_see(words)
    return show


def show_calendar(person):
    person.key("Escape")
    wait_for(lambda: not person.look_for("window", "Tìm mọi thứ"), "the end of the search")
    person.key("alt+0")
    person.find("button", "Hôm nay")


PAGES = [
    ("overview", show_overview),
    ("overdue", show_overdue),
    ("overdue-search", show_overdue_search),
    ("decision", show_decision),
    ("delegation", show_delegation),
    ("agreement", show_agreement),
    ("preview", show_preview),
    ("partners", show_list("alt+5", "")),
    ("documents", show_list("alt+6", "")),
    ("agencies", show_list("alt+7", "")),
    ("delegations-empty", show_empty),
    ("find-anything", show_search),
    ("calendar", show_calendar),
    ("officers", show_from_menu("Cán bộ", "Tất cả")),
    ("trash", show_from_menu("Thùng rác", "Thùng rác")),
    ("history", show_from_menu("Lịch sử của cơ quan", "Nạp dữ liệu mẫu")),
    ("safety", show_from_menu("An toàn dữ liệu", "Diễn tập khôi phục")),
    ("review", show_from_menu("Rà soát quá hạn", "đã quyết định 0")),
    ("preferences", show_from_menu("Tùy chọn", "Đồng bộ")),
]


def take(person, page, show):
    folder, suffix = sys.argv[2:4]
    show(person)
    person.take_picture(os.path.join(folder, f"{page}-{suffix}.png"))
    print(f"{page}-{suffix}.png", flush=True)


def main():
    program = sys.argv[1]
    teach_keyboard()
    with tempfile.TemporaryDirectory() as folder:
        book = make_sample(program, folder)
        with Person(program, "--database", book, "--today", TODAY) as person:
            person.fill_screen()
            for page, show in PAGES:
                take(person, page, show)
        # A form stays open until it is answered: it comes last, in a window of its own.
        with Person(program, "--database", book, "--today", TODAY) as person:
            person.fill_screen()
            take(person, "delegation-form", show_form)
        with Person(program, "--database", os.path.join(folder, "new.banggiao"), "--today", TODAY) as person:
            person.fill_screen()
            take(person, "first-start", lambda shown: shown.wait_to_see("Bang Giao"))


if __name__ == "__main__":
    main()
