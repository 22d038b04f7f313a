"""Who may do what."""

SEE = "profiles.view_profile"
CHANGE = "profiles.change_profile"
SEE_LOOKS = "looks.view_look"
