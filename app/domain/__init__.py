"""What the business is: plain values and pure rules, no files, no network, no clock."""
