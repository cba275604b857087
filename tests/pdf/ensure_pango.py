"""A machine -> Pango on it, installed first where we may: what pip cannot install, and no page is drawn without."""

import subprocess
import sys

from tests.browser.ensure_browser import installed

from playpress.pdf import doctor

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")


def main() -> None:
    """Nothing where pages can be drawn; else install, look again, and say what to do."""
    state = doctor.engine("weasyprint")
    if state.missing and installed("Pango", *PACKAGES):
        looked = subprocess.run(
            [sys.executable, "-m", "playpress", "doctor"], capture_output=True, check=False, text=True
        )
        state = state if "weasyprint: draws pages" not in looked.stdout else doctor.State("weasyprint")
    if state.missing:
        sys.exit("\n".join(["PDFs are drawn with Pango, which this machine lacks.", *state.cure]))


if __name__ == "__main__":
    main()
