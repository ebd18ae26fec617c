# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures every printed paper on its PDF, as Phụ lục I of NĐ 30/2020 has it.

Usage: test-geometry.py TERMINAL_PROGRAM. The papers are printed from the sample office, made long enough for several
pages, and read back with poppler's tools: size, margins, fonts, sizes, weights, rules, numbers of pages, heads of
tables on each page.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

TODAY = "2026-11-23"
DPI = 144
POINT = DPI / 72
MM = 72 / 25.4
A4 = (595.276, 841.89)
# A rule is a line of dark dots at least this long, in points.
SHORTEST_RULE = 12
DARK = 128
MANY = 60
VISIT = "01946a00-0005-7000-8000-000000000001"
AGREEMENT = "01946a00-0006-7000-8000-000000000007"
# Stands for the agreement of a district, which is added.
DISTRICT = "DISTRICT"
# Paper: arguments, lying, its kind as printed (None: a letter), how the heads of its tables begin (None: not every
# page has a table), pages at least.
PAPERS = {
    "delegation-file": ([VISIT], False, "PHIẾU THÔNG TIN ĐOÀN", ("STT", "Thời gian"), 4),
    "delegation-members": ([VISIT], False, "DANH SÁCH", ("STT",), 2),
    "delegation-passports": ([VISIT, "--personal"], False, "DANH SÁCH", ("STT",), 2),
    "delegation-programme": ([VISIT], False, "CHƯƠNG TRÌNH / PROGRAMME", ("Thời gian",), 2),
    "reminder-letter": (["Sở Công Thương"], False, None, ("STT",), 1),
    "review-minutes": ([], False, "BIÊN BẢN", ("STT",), 2),
    "agreement-register": ([], True, "DANH MỤC", ("STT",), 2),
    "overdue-tasks": ([], True, "BÁO CÁO", ("STT",), 2),
    "agreement-summary": ([AGREEMENT], False, "BÁO CÁO", ("STT",), 1),
    "agreement-dossier": ([AGREEMENT], False, "HỒ SƠ THỎA THUẬN QUỐC TẾ", None, 3),
    "succession-letter": ([DISTRICT], False, None, None, 1),
}
# Two paragraphs of the text, the first of one line; a paper of a table alone has none.
BODY = {
    "delegation-file": ("Loại đoàn:", "Thời gian:"),
    "reminder-letter": (None, "Qua"),
    "agreement-summary": (None, "1. Tên"),
    "succession-letter": ("1. Bên kế thừa:", "2. Phạm vi kế thừa:"),
}
SIGNER = "Nguyễn Văn A (mẫu)"
# Who issues a paper, under whom, and how the signature begins.
OFFICE = ("UBND TỈNH", "CƠ QUAN NGOẠI VỤ", "THỦ TRƯỞNG CƠ QUAN")
ISSUERS = {"succession-letter": (None, "ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN")}


class Line:
    """Words that stand beside each other, as far as they touch."""

    def __init__(self, piece, size):
        self.top, self.left = int(piece.get("top")), int(piece.get("left"))
        self.right, self.bottom = self.left, self.top
        self.size, self.text = size, ""
        self.bold = piece.find(".//b") is not None
        self.italic = piece.find(".//i") is not None
        self.add(piece)

    def add(self, piece):
        self.text += "".join(piece.itertext())
        self.right = int(piece.get("left")) + int(piece.get("width"))
        self.bottom = max(self.bottom, int(piece.get("top")) + int(piece.get("height")))

    def touches(self, piece):
        return abs(self.top - int(piece.get("top"))) <= 1 and -2 <= int(piece.get("left")) - self.right <= 3

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def width(self):
        return self.right - self.left


class Page:
    """What stands on a page: its lines, and the dots of its picture."""

    def __init__(self, element, sizes, picture):
        self.lines = []
        for piece in element.iter("text"):
            if self.lines and self.lines[-1].touches(piece):
                self.lines[-1].add(piece)
            elif "".join(piece.itertext()).strip():
                self.lines.append(Line(piece, sizes[piece.get("font")]))
        self.lines.sort(key=lambda line: (line.top, line.left))
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
        self.columns, self.rows = int(head[1]), int(head[2])
        self.dots = picture[head.end():]

    def find(self, prefix):
        found = [line for line in self.lines if line.text.strip().startswith(prefix)]
        assert found, f"no line begins with “{prefix}”: {[line.text for line in self.lines][:12]}"
        return found[0]

    def get_row(self, row):
        return self.dots[row * self.columns:(row + 1) * self.columns]

    def get_ink(self):
        """Left, top, right and bottom of all that is drawn, in points."""
        rows = [row for row in range(self.rows) if min(self.get_row(row)) < DARK]
        left = min(next(x for x, dot in enumerate(self.get_row(row)) if dot < DARK) for row in rows)
        right = max(self.columns - next(x for x, dot in enumerate(reversed(self.get_row(row))) if dot < DARK)
                    for row in rows)
        return left / POINT, rows[0] / POINT, right / POINT, (rows[-1] + 1) / POINT

    def find_rule(self, top, bottom, left, right):
        """The longest line of dark dots in a box, as its two ends in points; None without one."""
        best = None
        for row in range(int(top * POINT), min(int(bottom * POINT), self.rows)):
            dots = bytes(dot < DARK for dot in self.get_row(row)[int(left * POINT):int(right * POINT)])
            for run in re.finditer(rb"\x01+", dots):
                ends = left + run.start() / POINT, left + run.end() / POINT
                if ends[1] - ends[0] > SHORTEST_RULE and (best is None or
                                                          ends[1] - ends[0] > best[1] - best[0]):
                    best = ends
        return best


class Office:
    """The sample office, with a visit, a review and a register that take several pages."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.book = os.path.join(folder, "so.banggiao")
        self.run("init", "--sample")
        self.run("edit", VISIT, "--set", "members=" + json.dumps(
            [{"full_name": f"Ông Mẫu {number}", "position": "Chuyên viên", "role": "member"}
             for number in range(MANY)]), "--set", "itinerary=" + json.dumps(
            [{"content": f"Việc thứ {number}", "content_en": f"Activity {number}", "date": "2026-02-03",
              "time": "08:30"} for number in range(MANY)]))
        tasks = [task["id"] for task in json.loads(self.run("list", "task", "--format", "json"))]
        self.run("add", "review", "--set", "title=Rà soát (mẫu)", "--set", "start_date=20/11/2026", "--set",
                 "end_date=23/11/2026", "--set", "entries=" + json.dumps(
                     [{"task": tasks[number % len(tasks)], "due_date": "2026-11-09", "decision": "reminded",
                       "note": "Chờ số liệu"} for number in range(MANY)]))

        self.district = self.run("add", "agreement", "--set", "title=Bản ghi nhớ của huyện (mẫu)", "--set",
                                 "partner=Tỉnh Koh Kong", "--set", "capacity=district", "--set",
                                 "signed_date=12/02/2024", "--set", "succession_scope=full").strip()

    def run(self, *arguments):
        return subprocess.run([self.program, "--database", self.book, "--today", TODAY, *arguments], check=True,
                              stdout=subprocess.PIPE, text=True).stdout

    def print(self, paper, arguments):
        path = os.path.join(self.folder, paper + ".pdf")
        words = [self.district if argument == DISTRICT else argument for argument in arguments]
        self.run("print", paper, *words, "-o", path)
        return path


def read_pages(path):
    """The pages of a PDF; a size is in whole points, as pdftohtml gives it."""
    text = subprocess.run(["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", path], check=True,
                          stdout=subprocess.PIPE).stdout
    tree = xml.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", text))
    sizes = {font.get("id"): int(font.get("size")) for font in tree.iter("fontspec")}
    colours = {font.get("color") for font in tree.iter("fontspec")}
    assert colours == {"#000000"}, f"colours {colours}"
    pages = []
    for number, element in enumerate(tree.iter("page"), 1):
        picture = subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-f", str(number), "-l", str(number), path],
                                 check=True, stdout=subprocess.PIPE).stdout
        pages.append(Page(element, sizes, picture))
    return pages


def assert_near(value, wanted, tolerance, what):
    assert abs(value - wanted) <= tolerance, f"{what}: {value:.1f} and not {wanted:.1f}"


def assert_between(value, least, most, what):
    assert least <= value <= most, f"{what}: {value:.1f}, not between {least:.1f} and {most:.1f}"


def assert_type(line, sizes, bold, italic):
    assert (line.size in sizes, line.bold, line.italic) == (True, bold, italic), \
        f"“{line.text}”: size {line.size}, bold {line.bold}, italic {line.italic}"


def check_size(path, is_lying):
    """I.1: A4, standing or lying; every font a Times, in the file."""
    info = subprocess.run(["pdfinfo", path], check=True, stdout=subprocess.PIPE, text=True).stdout
    width, height = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups())
    assert_near(width, A4[1 if is_lying else 0], 0.1, "width")
    assert_near(height, A4[0 if is_lying else 1], 0.1, "height")
    fonts = subprocess.run(["pdffonts", path], check=True, stdout=subprocess.PIPE, text=True).stdout
    for line in fonts.splitlines()[2:]:
        name = line.split()[0]
        assert re.search(r"(LiberationSerif|TimesNewRoman)", name), f"font {name}"
        assert re.search(r"\s(yes|no)\s", line)[1] == "yes", f"{name} is not in the file"


def check_margins(page, number, is_lying):
    """I.1: 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right. The number of a page stands above."""
    width, height = reversed(A4) if is_lying else A4
    left, top, right, bottom = page.get_ink()
    assert_between(left, 30 * MM - 1, 35 * MM + 1, f"left margin of page {number}")
    assert right <= width - 15 * MM + 1, f"right margin of page {number}: {(width - right) / MM:.1f} mm"
    assert bottom <= height - 20 * MM + 1, f"bottom margin of page {number}: {(height - bottom) / MM:.1f} mm"
    if number == 1:
        assert top >= 20 * MM - 1, f"top margin: {top / MM:.1f} mm"


def check_number(page, number, is_lying):
    """I.1: from the second page on, Arabic, upright, 13 to 14, in the middle of the top margin."""
    first = page.lines[0]
    if number == 1:
        assert not first.text.strip().isdigit(), "the first page is numbered"
        return
    assert first.text.strip() == str(number), f"page {number} begins with “{first.text}”"
    assert_type(first, (13, 14), False, False)
    assert_near(first.middle, A4[1 if is_lying else 0] / 2, 22, f"middle of number {number}")
    assert first.bottom <= 25 * MM + 1, f"the number of page {number} is not in the margin"
    assert page.lines[1].top >= 20 * MM - 2, f"page {number} begins in its margin"


def check_rule(page, line, least, most, what):
    rule = page.find_rule(line.bottom - 1, line.bottom + 9, line.left - 40, line.right + 40)
    assert rule, f"no rule under {what}"
    assert_between((rule[1] - rule[0]) / line.width, least, most, f"length of the rule under {what}")
    assert_near((rule[0] + rule[1]) / 2, line.middle, 3, f"middle of the rule under {what}")


def check_head(page, parent_name, issuer_name):
    """I.2, boxes 1 to 4, with the rules under them."""
    nation, motto = page.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), page.find("Độc lập - Tự do - Hạnh phúc")
    issuer = page.find(issuer_name)
    number, date = page.find("Số:"), page.find("Cà Mau, ngày 23 tháng 11 năm 2026")
    assert_type(nation, (12, 13), True, False)
    assert_type(motto, (13, 14), True, False)
    assert_type(issuer, (12, 13), True, False)
    assert_type(number, (13,), False, False)
    assert_type(date, (13, 14), False, True)
    assert_near(motto.middle, nation.middle, 3, "motto under the nation's name")
    if parent_name is not None:
        parent = page.find(parent_name)
        assert_type(parent, (12, 13), False, False)
        assert_near(issuer.middle, parent.middle, 3, "issuer under its parent")
        assert parent.right < nation.left, "the two columns overlap"
    assert_near(number.top, date.top, 2, "number and date on one line")
    assert issuer.right < nation.left, "the two columns overlap"
    check_rule(page, motto, 0.97, 1.03, "the motto")
    # A long name takes two lines, and the rule is under both.
    last = page.find("TỈNH CÀ MAU") if parent_name is None else issuer
    check_rule(page, last, 0.32 * issuer.width / last.width, 0.51 * issuer.width / last.width, "the issuer")


def check_title(page, kind):
    """I.2, box 5: kind and subject in the middle and bold, with a rule; a letter's subject under its number."""
    if kind is None:
        subject = page.find("V/v")
        assert_type(subject, (12, 13), False, False)
        assert subject.middle < page.columns / POINT / 2, "the subject of a letter stands on the left"
        assert_type(page.find("Kính gửi:"), (13, 14), False, False)
        return
    title = page.find(kind)
    assert_type(title, (13, 14), True, False)
    last = title
    for line in page.lines[page.lines.index(title) + 1:]:
        if not line.bold or abs(line.middle - title.middle) > 5:
            break
        assert_type(line, (13, 14), True, False)
        last = line
    assert last is not title, "no subject under the kind"
    rule = page.find_rule(last.bottom - 1, last.bottom + 9, 100, page.columns / POINT - 60)
    assert rule, "no rule under the subject"
    assert_near((rule[0] + rule[1]) / 2, title.middle, 5, "middle of the rule under the subject")


def check_end(page, signature):
    """I.2, boxes 7 and 9: recipients on the left, level with who signs on the right."""
    head, signer = page.find("Nơi nhận:"), page.find(signature)
    assert_type(head, (12,), True, True)
    assert_type(signer, (13, 14), True, False)
    assert_type(page.find("- Lưu: VT"), (11,), False, False)
    assert_near(head.top, signer.top, 6, "recipients level with the signer")
    assert head.right < signer.left, "recipients are not on the left"


def check_signer(page, signature):
    """I.2, box 7b: the name in bold, under the title of who signs."""
    name, title = page.find(SIGNER), page.find(signature)
    assert_type(name, (13, 14), True, False)
    assert_near(name.middle, title.middle, 3, "the name under the title")
    assert name.top - title.bottom >= 30, "no room for the signature"


def check_body(page, first, second):
    """I.2, box 6: 13 to 14, the first line 1 to 1.27 cm in, 6 points at least between paragraphs."""
    words = page.find(second)
    assert words.size in (13, 14), f"“{second}” is of size {words.size}"
    indent = words.left - page.get_ink()[0]
    assert_between(indent, 10 * MM - 2, 12.7 * MM + 2, "first-line indent")
    if first is not None:
        before = page.find(first)
        assert_between(words.top - before.top - (before.bottom - before.top), 5, 26, "gap between paragraphs")


def check_tables(pages, words):
    """A table that goes on has its head again, before any row."""
    for number, page in enumerate(pages, 1):
        heads = [line for line in page.lines if line.text.strip().startswith(words) and line.bold]
        for head in heads:
            assert_type(head, (11, 12, 13, 14), True, False)
        assert heads or number == len(pages), f"page {number} has no head of a table"
        if number == 1:
            continue
        # Under the number of the page: words, or the upper rule of a table.
        first = page.lines[1]
        if page.find_rule(first.top - 8, first.top + 2, 80, 400):
            assert heads and heads[0].top - first.top <= 24, f"page {number} begins with a row without a head"


def check_sizes(pages):
    """Nothing is printed smaller than 11 or larger than 14."""
    for page in pages:
        for line in page.lines:
            assert 11 <= line.size <= 14, f"“{line.text}” is of size {line.size}"


def check(office, paper):
    arguments, is_lying, kind, head, least = PAPERS[paper]
    path = office.print(paper, arguments)
    pages = read_pages(path)
    assert len(pages) >= least, f"{len(pages)} pages only"
    check_size(path, is_lying)
    for number, page in enumerate(pages, 1):
        check_margins(page, number, is_lying)
        check_number(page, number, is_lying)
    parent, issuer, signature = ISSUERS.get(paper, OFFICE)
    check_head(pages[0], parent, issuer)
    check_title(pages[0], kind)
    check_end(pages[-1], signature)
    if paper not in ISSUERS:
        check_signer(pages[-1], signature)
    if paper in BODY:
        check_body(pages[0], *BODY[paper])
    if head is not None:
        check_tables(pages, head)
    check_sizes(pages)


def main():
    if not shutil.which("pdftohtml"):
        print("1..0 # SKIP poppler-utils is not installed")
        return
    failed = 0
    print(f"1..{len(PAPERS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        office = Office(sys.argv[1], folder)
        for number, paper in enumerate(PAPERS, 1):
            try:
                check(office, paper)
                print(f"ok {number} /geometry/{paper}", flush=True)
            except AssertionError as error:
                failed += 1
                print(f"# {error}\nnot ok {number} /geometry/{paper}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
