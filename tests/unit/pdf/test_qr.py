"""Codes into the wiki: drawings, so that paper of any size shows them sharply."""

import re
from urllib.parse import unquote

import pytest
import segno

from playpress.pdf import qr


@pytest.mark.parametrize("address", ["https://lamps.example.org/", "https://lamps.example.org/goals/sell.html?p=3"])
def test_a_code_draws_each_dark_module_once(address: str) -> None:
    html = qr.code(address, 'Opens "Goals"')
    drawn = unquote(re.search(r'src="data:image/svg\+xml,([^"]*)"', html)[1])
    size = segno.make(address, error="m", micro=False).symbol_size(border=4)[0]
    assert f'viewBox="0 0 {size} {size}"' in drawn
    cells = [
        (int(x) + step, int(y))
        for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawn)
        for step in range(int(wide))
    ]
    rows = list(segno.make(address, error="m", micro=False).matrix_iter(border=4))
    assert sorted(cells) == sorted((x, y) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    assert 'alt="Opens &#34;Goals&#34;"' in html
