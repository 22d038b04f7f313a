"""The gallery of components (部品の見本): every example in every preference, for staff and auditors."""
