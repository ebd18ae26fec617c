# SPDX-License-Identifier: GPL-3.0-or-later
"""The lives of an agreement and of a delegation, step by step at the window, and a promise that becomes a task.

Usage: test-lives.py PROGRAM TERMINAL, under tests/tools/headless --a11y; prints TAP. Each step is an edit of a date
in the form; the window says the new status, and the terminal reads the same.
"""
import importlib
import re
import sys
import tempfile

from person import run_cases, wait_for

officer = importlib.import_module("test-officer")
PARTNER = "Tỉnh A, Nước B (mẫu)"
cases = []


def case(kind, *fields):
    """A case that begins with a record made in the terminal."""
    def keep(function):
        function.call = ["add", kind, *[word for field in fields for word in ("--set", field)]]
        cases.append(function)
        return function
    return keep


def fill(person, name, words):
    """Puts words into a field of the form, wherever it stands on it."""
    field = wait_for(lambda: next(iter(officer.find_fields(person, name)), None), f"the field “{name}”")
    person.fill_node(field, words)


def step(office, record, fields, status, tasks=0):
    """Edits the record that is shown; the window then says its status. Tasks that the law asks for are written down."""
    person = office.person
    person.key("ctrl+e")
    for name, words in fields.items():
        fill(person, name, words)
    person.key("ctrl+s")
    wait_for(lambda: not officer.find_fields(person, next(iter(fields))), "the end of the form")
    if tasks:
        person.find("window", "Việc theo luật")
        person.press(f"Ghi {tasks} việc")
        wait_for(lambda: not person.look_for("window", "Việc theo luật"), "the end of the proposals")
    person.wait_to_see(status)
    shown = office.run("show", record)
    assert re.search(rf"Tình trạng: {status}", shown), shown


@case("agreement", "title=Bản ghi nhớ hợp tác cảng biển (mẫu)", f"partner={PARTNER}", "capacity=committee",
      "term_kind=indefinite")
def lives_as_an_agreement(office):
    title, record = "Bản ghi nhớ hợp tác cảng biển (mẫu)", office.answers[0]
    officer.open_record(office.person, "cang bien", title)
    office.person.wait_to_see("Dự kiến")
    step(office, record, {"Ngày lấy ý kiến": "02/11/2026"}, "Đang lấy ý kiến")
    step(office, record, {"Ngày cho phép ký": "16/11/2026"}, "Được phép ký")
    step(office, record, {"Ngày ký": "20/11/2026", "Ngày hiệu lực": "01/12/2026"}, "Đã ký, chưa hiệu lực", 1)
    # Luật 70/2020/QH14, Điều 19(5): fifteen days after 20/11 is Saturday 05/12.
    task, = [task for task in office.list("task") if title in task["title"]]
    assert (task["due_date"], task["agreement_id"]) == ("2026-12-07", record), task
    step(office, record, {"Ngày hiệu lực": "22/11/2026"}, "Đang hiệu lực")


@case("delegation", "title=Đoàn học tập chuyển đổi số (mẫu)", "direction=outgoing", "start_date=24/11/2026",
      "end_date=25/11/2026")
def lives_as_a_delegation(office):
    title, record = "Đoàn học tập chuyển đổi số (mẫu)", office.answers[0]
    officer.open_record(office.person, "hoc tap chuyen doi so", title)
    office.person.wait_to_see("Dự kiến")
    step(office, record, {"Ngày trình": "02/11/2026"}, "Đã trình")
    step(office, record, {"Ngày quyết định cho phép": "16/11/2026"}, "Được phép")
    step(office, record, {"Thực tế từ ngày": "22/11/2026", "Thực tế đến ngày": "24/11/2026"}, "Đang ở nước ngoài", 1)
    step(office, record, {"Thực tế đến ngày": "22/11/2026"}, "Đã về, chờ báo cáo, còn 14 ngày", 1)
    task, = [task for task in office.list("task") if title in task["title"]]
    # Fifteen days after Sunday 22/11, by the rule of the province.
    assert task["due_date"] == "2026-12-07", task
    step(office, record, {"Ngày báo cáo": "23/11/2026"}, "Đã báo cáo", 1)
    assert office.show(task["id"])["completed_date"] == "2026-11-23", "the task of the report is not done"
    step(office, record, {"Ngày đóng hồ sơ": "23/11/2026"}, "Đã đóng", 1)


@case("agreement", "title=Bản ghi nhớ đào tạo nghề (mẫu)", f"partner={PARTNER}", "signed_date=01/10/2026",
      "report_date=05/10/2026", "commitments+=title=Mở hai lớp đào tạo;lead_agency=Sở Giáo dục và Đào tạo")
def makes_a_task_of_a_commitment(office):
    title, record = "Bản ghi nhớ đào tạo nghề (mẫu)", office.answers[0]
    person = office.person
    officer.open_record(person, "dao tao nghe", title)
    person.press("Thêm nhiệm vụ từ “Mở hai lớp đào tạo”")
    field = wait_for(lambda: next(iter(officer.find_fields(person, "Nội dung nhiệm vụ")), None), "the form of a task")
    wait_for(lambda: field.read() == "Mở hai lớp đào tạo", "the words of the commitment")
    fill(person, "Nội dung nhiệm vụ", "Tổ chức hai lớp nghề tôm")
    fill(person, "Thời hạn", "15/12/2026")
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    task, = [task for task in office.list("task") if task["title"] == "Tổ chức hai lớp nghề tôm"]
    assert (task["agreement_id"], task["lead_agency"]) == (record, "Sở Giáo dục và Đào tạo"), task
    # What is done on the task is written on the commitment by itself.
    officer.open_record(person, "hai lop nghe tom", "Tổ chức hai lớp nghề tôm")
    step(office, task["id"], {"Ngày hoàn thành": "23/11/2026", "Kết quả": "Đã mở hai lớp, 40 người"}, "Hoàn thành")
    commitment, = office.show(record)["commitments"]
    assert (commitment["completed_date"], commitment["progress"]) == ("2026-11-23", 100), commitment
    assert commitment["result"] == "Đã mở hai lớp, 40 người", commitment


@case("delegation", "title=Đoàn Tỉnh Z (mẫu)", "direction=incoming", "start_date=20/11/2026",
      "promises+=content=Gửi danh mục dự án;lead_agency=Sở Công Thương;due_date=18/12/2026")
def makes_a_task_of_a_promise(office):
    title, record = "Đoàn Tỉnh Z (mẫu)", office.answers[0]
    person = office.person
    officer.open_record(person, "tinh z", title)
    person.press("Thêm nhiệm vụ từ “Gửi danh mục dự án”")
    wait_for(lambda: officer.find_fields(person, "Nội dung nhiệm vụ"), "the form of a task")
    person.key("ctrl+s")
    person.wait_to_see("Đã lưu")
    task, = [task for task in office.list("task") if task["title"] == "Gửi danh mục dự án"]
    assert (task["due_date"], task["lead_agency"]) == ("2026-12-18", "Sở Công Thương"), task
    assert task["delegation_id"] == record, task


def try_case(function):
    with tempfile.TemporaryDirectory() as folder:
        office = officer.Office(*sys.argv[1:3], folder, [function.call])
        with office.person as person:
            person.fill_screen()
            function(office)


if __name__ == "__main__":
    run_cases("lives", cases, try_case, sys.argv[3:])
