"""The reference playbook -> the pictures of the README: `make pictures`. Small, and made by nobody's hand."""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from tests.browser.ensure_browser import find

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DAY = "2026-11-23"
DESK, PHONE = (1280, 850), (390, 780)
SHOTS = {
    "alignment": ("alignment/index.html", DESK, ""),
    "plan": ("plans/year-2027.html", DESK, "document.querySelector('.pp-figure').scrollIntoView(); scrollBy(0, -110)"),
    "phone-answer": ("say.html#say?said=price-too-high", PHONE, ""),
    "phone-path": (
        "onboarding/sales-development-rep.html",
        PHONE,
        "document.querySelector('.pp-figure').scrollIntoView(); scrollBy(0, -110)",
    ),
}
LARGEST = 60 * 1024


def built(folder: Path) -> Path:
    """The site of the reference playbook."""
    command = [sys.executable, "-m", "playpress", "build", "--project", str(ROOT), "--out", str(folder), "--today", DAY]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def taken(browser: Browser, address: str, size: tuple[int, int], script: str) -> bytes:
    """A page as its reader sees it, as WebP."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(300)
    page.evaluate(script or "0")
    picture = Image.open(BytesIO(page.screenshot()))
    context.close()
    out = BytesIO()
    picture.save(out, "WEBP", quality=70, method=6)
    return out.getvalue()


def main() -> None:
    """Write every picture, and say how large it is."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = built(Path(folder) / "site")
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        for name, (page, size, script) in SHOTS.items():
            image = taken(browser, f"{site.as_uri()}/{page}", size, script)
            if len(image) > LARGEST:
                sys.exit(f"{name} takes {len(image):,} bytes, more than {LARGEST:,}")
            (HERE / f"{name}.webp").write_bytes(image)
            print(f"{name}.webp: {len(image):,} bytes")  # noqa: T201
        browser.close()


if __name__ == "__main__":
    main()
