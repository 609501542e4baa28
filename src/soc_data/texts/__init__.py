"""What a program can find in the text of a source: paragraphs, known names, dates, numbers; the draft and the audit."""
