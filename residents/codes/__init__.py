"""One-time codes (番号): somebody proves that an address is theirs. Used once, ten minutes long, by whoever asked."""
