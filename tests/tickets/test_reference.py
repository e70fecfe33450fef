import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from tickets.errors import InvalidReference
from tickets.reference import check_digits, from_number, new_reference, parse_reference

numbers = st.integers(0, 10**8 - 1)


@given(numbers)
def test_check_digits_agree_with_an_independent_implementation(number: int) -> None:
    digits = f"{number:08d}"
    assert check_digits(digits) == mod_97_10.calc_check_digits(digits)
    assert mod_97_10.is_valid(digits + check_digits(digits))


@given(numbers)
def test_every_reference_is_read_back_as_it_was_written(number: int) -> None:
    reference = from_number(number)
    assert parse_reference(reference) == reference


@given(numbers, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(number: int, place: int, off_by: int) -> None:
    digits = from_number(number).replace("-", "")[2:]
    wrong = digits[:place] + str((int(digits[place]) + off_by) % 10) + digits[place + 1 :]
    with pytest.raises(InvalidReference):
        parse_reference("FD" + wrong)


@given(numbers, st.integers(0, 8))
def test_two_swapped_digits_are_noticed(number: int, place: int) -> None:
    digits = from_number(number).replace("-", "")[2:]
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    if swapped == digits:
        return
    with pytest.raises(InvalidReference):
        parse_reference("FD" + swapped)


@pytest.mark.parametrize(
    "typed",
    [
        "FD-1234-5678-89",
        "fd-1234-5678-89",
        "FD1234567889",
        "FD 1234 5678 89",
        "  fd 12345678-89  ",
        "FD–1234—5678‑89",
        "ＦＤ－１２３４－５６７８－８９",
        "ｆｄ１２３４５６７８８９",
        "FD-1234-5678-89。",
        "FD－1234－5678－89.",
    ],
)
def test_a_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_reference(typed.rstrip("。")) == "FD-1234-5678-89"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "FD",
        "FD-1234-5678",
        "FD-1234-5678-8",
        "FD-1234-5678-899",
        "1234-5678-89",
        "XX-1234-5678-89",
        "FD-1234-5678-90",
        "FD-12a4-5678-89",
        "FD-١٢٣٤-٥٦٧٨-٨٩",
        "FD-1234-5678-89' OR '1'='1",
        "FD" * 50_000,
    ],
)
def test_anything_else_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(InvalidReference) as refusal:
        parse_reference(typed)
    assert str(refusal.value) in {
        "A ticket reference looks like FD-1234-5678-89.",
        "The check digits of this ticket reference are wrong.",
    }


def test_new_references_differ() -> None:
    assert len({new_reference() for _ in range(50)}) > 45
