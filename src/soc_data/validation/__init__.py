"""Every verdict: on a package, on its ids against an earlier release, on its rows against the texts."""
