# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the screen from outside, through the X server alone, while a program starts."""
import ctypes
import ctypes.util
import os
import subprocess
import time
import zlib

QUIET_SECONDS = 1.5
LIMIT_SECONDS = 60
POLL_SECONDS = 0.004
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1)
# Rows of pixels that are read each time: enough to see any change, little enough not to slow anyone.
STRIPS = (75, 125, 145, 200, 260, 320, 380, 440, 520, 600, 680, 780)
STRIP_HEIGHT = 6
# Where the rows of the first list are: beside the sidebar, below the heading.
LIST_LEFT, LIST_RIGHT, LIST_TOP, LIST_BOTTOM = 250, 790, 100, 380


class Image(ctypes.Structure):
    """The head of Xlib's XImage."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.c_void_p), ("byte_order", ctypes.c_int),
                ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


class Screen:
    def __init__(self):
        self.x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XGetImage.restype = ctypes.POINTER(Image)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        self.root = ctypes.c_ulong(self.x.XDefaultRootWindow(self.display))
        self.width = self.x.XDisplayWidth(self.display, 0)

    def read_strip(self, top):
        """Four bytes for each pixel of some rows."""
        image = self.x.XGetImage(self.display, self.root, 0, top, self.width, STRIP_HEIGHT, ALL_PLANES, Z_PIXMAP)
        pixels = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * STRIP_HEIGHT)
        self.x.XDestroyImage(image)
        return pixels

    def read(self):
        """Numbers for what is on the whole screen now, and in the place of the first list. 0 and 0 while the
        screen is black, as it is without a program and under a window that has not drawn yet."""
        whole = part = lit = 0
        for top in STRIPS:
            pixels = self.read_strip(top)
            lit += len(pixels) - pixels.count(0) - pixels.count(255)
            whole = zlib.adler32(pixels, whole)
            if LIST_TOP <= top < LIST_BOTTOM:
                part = zlib.adler32(pixels[4 * LIST_LEFT:4 * LIST_RIGHT], part)
        return (whole, part) if lit > self.width * STRIP_HEIGHT else (0, 0)


def read_memory(pid):
    """Kilobytes of the process: all that is resident, and of it what is its own."""
    values = {}
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        for line in status:
            name, _, value = line.partition(":")
            values[name] = value.split()[0] if value.split() else ""
    return int(values["VmRSS"]), int(values["RssAnon"])


def watch_start(screen, command):
    """Starts a program; returns seconds to its first frame, its first list as it stays, and its last change,
    and its memory then."""
    empty = screen.read()
    start = time.monotonic()
    with open(os.devnull, "wb") as null, subprocess.Popen(command, stdout=null, stderr=null) as process:
        first, listed, changed, last = None, start, start, empty
        while time.monotonic() - start < LIMIT_SECONDS:
            seen, now = screen.read(), time.monotonic()
            if seen != last:
                listed = now if seen[1] != last[1] else listed
                last, changed, first = seen, now, first or now
            if first and now - changed > QUIET_SECONDS or process.poll() is not None:
                break
            time.sleep(POLL_SECONDS)
        memory = read_memory(process.pid) if process.poll() is None else (0, 0)
        process.terminate()
        process.wait()
    if first is None:
        raise RuntimeError(f"{command[0]} showed nothing")
    # The screen must be empty again for the next one.
    limit = time.monotonic() + 5
    while screen.read() != empty and time.monotonic() < limit:
        time.sleep(0.01)
    return first - start, listed - start, changed - start, memory
