"""The Onboarding page 开户: the board of applications, the wizard, one application with its clock."""
