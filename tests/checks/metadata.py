# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system reads of the program: desktop entry, description, settings, window files, scripts."""
import os
import tempfile

from tree import TOP, check, complain, list_files, list_sources

ID = "org.banggiao.BangGiao"


def check_merged(kind, source, *tool):
    """Merges the translations into a source as the build does, and lets the tool judge the result."""
    with tempfile.TemporaryDirectory() as folder:
        merged = os.path.join(folder, os.path.basename(source).removesuffix(".in"))
        return (complain("msgfmt", kind, "--template", source, "-d", "po", "-o", merged)
                or complain(*tool, merged))


@check("desktop-file")
def check_desktop_file():
    return check_merged("--desktop", f"data/{ID}.desktop.in", "desktop-file-validate")


@check("metainfo")
def check_metainfo():
    return check_merged("--xml", f"data/{ID}.metainfo.xml.in", "appstreamcli", "validate", "--no-net")


@check("settings-schema")
def check_schema():
    return complain("glib-compile-schemas", "--strict", "--dry-run", "data")


@check("xml-is-well-formed")
def check_xml():
    files = [path for path in list_files() if path.suffix in (".ui", ".svg", ".xml", ".html")
             or path.name.endswith(".xml.in")]
    return complain("xmllint", "--noout", *files) if files else []


@check("scripts")
def check_scripts():
    scripts = [path for path in list_files() if path.suffix == ".sh"]
    return [line for path in (*scripts, "dev", ".ci/run") for line in complain("bash", "-n", path)] + \
        [f"{path} cannot be run" for path in ("dev", ".ci/run", "tests/tools/headless")
         if not os.access(TOP / path, os.X_OK)] + \
        [line for path in list_sources(".py")
         for line in complain("/usr/bin/python3", "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", path)]
