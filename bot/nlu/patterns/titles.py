"""What stands before the names of people who write English, and is no name."""

TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Mdm|Mme|Madam|Dr|Prof|Rev|Smt|Shri|Sri)\b\.?"
# Mr. K. R. before Menon
TITLED = rf"(?:{TITLE} )?(?:[A-Z]\. ?){{0,3}}(?!{TITLE})"
