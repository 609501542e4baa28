"""What a machine can say of a source's text: paragraphs, known names, dates, numbers; a draft and an audit of it."""
