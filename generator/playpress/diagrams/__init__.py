"""Plain values, such as steps or counts -> inline SVG: swimlanes and pictures of numbers, drawn while building."""
