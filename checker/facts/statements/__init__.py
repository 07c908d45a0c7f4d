"""What a decision record says: who decided, on what authority, by which route, and how well it says so."""
