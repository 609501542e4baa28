"""The website in a real Chromium. `.ci/browser` runs these tests."""
