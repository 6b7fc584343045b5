"""picture.py REPORT OUT: the pictures of the README, light and dark."""
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

report, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
page_file = next((report / "articles").glob("*harbour-spun*"))
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    for scheme, name in (("light", "report.png"), ("dark", "report-dark.png")):
        page = browser.new_page(viewport={"width": 1280, "height": 1060}, color_scheme=scheme)
        page.goto(page_file.as_uri())
        page.screenshot(path=out / name)
    browser.close()
