"""VOC: the words that both teams use."""
