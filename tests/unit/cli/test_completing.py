"""What an earlier state is given of the present one: no links, which may lead nowhere or out of the playbook."""

from pathlib import Path

from playpress.cli import printing_again


def test_links_of_a_theme_are_left_out(tmp_path: Path) -> None:
    theme = tmp_path / "now" / "themes"
    theme.mkdir(parents=True)
    (theme / "own.css").write_text("a {}\n")
    (theme / "nowhere").symlink_to(tmp_path / "gone")
    (theme / "outside").symlink_to(Path(__file__).parent)
    (tmp_path / "then").mkdir()
    printing_again._completed(tmp_path / "then", tmp_path / "now")
    assert [each.name for each in (tmp_path / "then" / "themes").iterdir()] == ["own.css"]
