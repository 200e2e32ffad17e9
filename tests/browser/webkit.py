"""WebKitGTK's MiniBrowser, driven by WebDriver on a display that nobody sees.

Owns: starting and ending the two, and the page as a reader of it finds it. WebKitWebDriver knows by
itself where MiniBrowser is.
"""

from __future__ import annotations

import os
import subprocess
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selenium.webdriver.remote.webelement import WebElement

__all__ = ["WebKitPage", "display", "minibrowser"]

PATIENCE_S = 60.0

T = TypeVar("T")


class WebKitPage:
    """The page that is open, its parts found by role and name.

    :param browser: has the page open
    """

    def __init__(self, browser: webdriver.WebKitGTK) -> None:
        self.browser = browser

    def press(self, name: str) -> None:
        """Press a button, once it is there."""
        button = self.find("button", name)
        # WebKitWebDriver's own scrolling leaves a button below the edge that is just out of sight
        self.browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", button)
        button.click()

    def run(self, example: str) -> str:
        """Run an example; return its output."""
        self.press(f"Run {example}")
        return self.finish(example)

    def finish(self, example: str, seconds: float = PATIENCE_S) -> str:
        """Wait for the end of a run; return its output."""
        self._wait(lambda: self._output(example).get_attribute("aria-busy") == "false", seconds)
        return self._output(example).text

    def wait_for_text(self, example: str, text: str) -> None:
        """Wait until the output of an example contains a text."""
        self._wait(lambda: text in self._output(example).text)

    def wait_for_words(self, words: str) -> None:
        """Wait until the page says something."""
        self._wait(lambda: words in self.browser.find_element(By.TAG_NAME, "main").text)

    def find(self, selector: str, name: str) -> WebElement:
        """Return an element that is shown, by its name for screen readers, once it is there."""
        shown = self._wait(lambda: self._find(selector, name))
        assert shown is not None
        return shown

    def _find(self, selector: str, name: str) -> WebElement | None:
        found = self.browser.find_elements(By.CSS_SELECTOR, f'{selector}[aria-label="{name}"]')
        return next((element for element in found if element.is_displayed()), None)

    def _output(self, example: str) -> WebElement:
        selector = f'[role="status"][aria-label="Output of your run of {example}"]'
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def _wait(self, condition: Callable[[], T], seconds: float = PATIENCE_S) -> T:
        """Wait until a condition is true; return what it gave."""
        ignored = (NoSuchElementException, StaleElementReferenceException)
        wait = WebDriverWait(self.browser, seconds, 0.05, ignored)
        return wait.until(lambda _: condition())


@contextmanager
def display(server: str) -> Iterator[str]:
    """Run a display.

    :param server: path of Xvfb
    :return: its name, for the variable DISPLAY
    """
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            yield f":{number}"
        finally:
            process.terminate()


@contextmanager
def minibrowser(driver: str, display_name: str) -> Iterator[webdriver.WebKitGTK]:
    """Run a browser with an empty profile.

    :param driver: path of WebKitWebDriver
    :param display_name: where its window goes
    """
    options = webdriver.WebKitGTKOptions()
    options.add_argument("--automation")
    environment = {**os.environ, "DISPLAY": display_name}
    service = webdriver.WebKitGTKService(executable_path=driver, env=environment)
    with warnings.catch_warnings():
        # selenium's own driver still does what selenium 4.5x warns of
        warnings.filterwarnings("ignore", "setting remote_server_addr", DeprecationWarning)
        browser = webdriver.WebKitGTK(options=options, service=service)
    try:
        yield browser
    finally:
        browser.quit()
