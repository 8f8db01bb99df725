"""Ad platforms: one small file each over one client; all HTTP of the program."""
