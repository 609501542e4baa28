"""What a table, a column, a code, a date and a spelling are; the descriptors generated from them."""
