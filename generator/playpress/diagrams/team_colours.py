"""The rank of a team -> its colour and tint as drawings write them, for light pages and paper: eight, told apart."""

ACCENTS = ("#2b39ca", "#1b7326", "#683700", "#9d2a70", "#00344d", "#4f0b97", "#2d2701", "#d22448")
"""By the rank of a team: apart by hue and, for colour-blind eyes and on grey paper, by lightness."""
TINTS = ("#eef2ff", "#ecfdf5", "#fffbeb", "#fdf2f8", "#e8f4f9", "#f6f1ff", "#f5f4e4", "#fff0f1")
"""The same for large areas, behind black words."""
