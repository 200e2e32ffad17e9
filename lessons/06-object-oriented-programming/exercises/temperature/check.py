import math

import pytest
from answer import Temperature


def close(got, right, what):
    assert math.isclose(got, right, abs_tol=1e-9), (
        f"{what} should be {right}, not {got}"
    )


def test_reading():
    """Both scales can be read"""
    for celsius, fahrenheit in [(25, 77), (0, 32), (-40, -40)]:
        water = Temperature(celsius)
        close(water.celsius, celsius, f"celsius of {celsius} °C")
        close(
            water.fahrenheit,
            fahrenheit,
            f"fahrenheit of {celsius} °C",
        )


def test_assigning():
    """An assignment to one scale moves the other"""
    water = Temperature(25)
    water.fahrenheit = 50
    close(water.celsius, 10, "celsius after fahrenheit = 50")
    water.celsius = 100
    close(water.fahrenheit, 212, "fahrenheit after celsius = 100")


def test_too_cold():
    """Nothing is colder than absolute zero"""
    water = Temperature(25)
    for name, value in [("celsius", -300), ("fahrenheit", -500)]:
        try:
            setattr(water, name, value)
        except ValueError:
            pass
        else:
            pytest.fail(f"{name} = {value} should raise ValueError")
        close(water.celsius, 25, f"celsius after {name} = {value}")


# hidden
def test_too_cold_from_the_start():
    """A new temperature is checked too"""
    try:
        Temperature(-300)
    except ValueError:
        return
    pytest.fail("Temperature(-300) should raise ValueError")


def test_absolute_zero():
    """Absolute zero itself exists"""
    try:
        coldest = Temperature(-273.15)
    except ValueError:
        pytest.fail("-273.15 °C itself should be allowed")
    close(coldest.celsius, -273.15, "celsius at absolute zero")


def test_one_number():
    """One number is stored"""
    water = Temperature(25)
    water.fahrenheit = 50
    water.celsius = 20
    stored = vars(water)
    assert len(stored) == 1, (
        f"one number should be stored, not {stored}"
    )


def test_round_trip():
    """There and back again"""
    water = Temperature(0)
    for fahrenheit in 98.6, -459.6, 0.1, 451:
        water.fahrenheit = fahrenheit
        close(
            water.fahrenheit,
            fahrenheit,
            f"fahrenheit after fahrenheit = {fahrenheit}",
        )
