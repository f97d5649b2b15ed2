# SPDX-License-Identifier: Apache-2.0
"""A browser that is driven over a pipe (DevTools protocol, messages that end
with a NUL), without packages of its own."""
import itertools
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60  # seconds for one answer


def find():
    """Path of a browser, or None."""
    return next((p for p in map(shutil.which, NAMES) if p), None)


class Browser:
    def __init__(self, path):
        self.profile = tempfile.TemporaryDirectory()
        to_browser, self.input = os.pipe()
        self.output, from_browser = os.pipe()
        words = [path, "--headless", "--remote-debugging-pipe",
                 "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                 "--disable-extensions", "--disable-background-networking",
                 f"--user-data-dir={self.profile.name}"]
        if os.geteuid() == 0:
            words.append("--no-sandbox")  # it refuses root otherwise

        def place():
            # The browser reads from 3 and writes to 4.
            high = [os.dup2(to_browser, 103), os.dup2(from_browser, 104)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)
        self.process = subprocess.Popen(
            words, preexec_fn=place, close_fds=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.numbers = itertools.count(1)
        self.rest, self.events = b"", []

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.input)
        os.close(self.output)
        for _ in range(20):  # its children let go of the profile one by one
            try:
                self.profile.cleanup()
                return
            except OSError:
                time.sleep(0.1)

    def read(self):
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.output], [], [], PATIENCE)
            piece = os.read(self.output, 1 << 16) if ready else b""
            if not piece:
                raise RuntimeError("the browser does not answer")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.input, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)


class Tab:
    """One page. Everything it says or asks for is kept in `said`."""

    DOMAINS = ("Page", "Runtime", "Log", "Network", "Accessibility")

    def __init__(self, browser, width, height, phone=False, dark=False):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")
        self.target = target["targetId"]
        self.session = browser.call("Target.attachToTarget", flatten=True,
                                    targetId=self.target)["sessionId"]
        for domain in self.DOMAINS:
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=phone)
        if phone:
            self.call("Emulation.setTouchEmulationEnabled", enabled=True)
        self.media(dark=dark)

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)

    def media(self, dark=False, kind="screen"):
        self.call("Emulation.setEmulatedMedia", media=kind, features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])

    def open(self, path):
        self.call("Page.navigate", url=path.as_uri())
        deadline = time.monotonic() + PATIENCE
        while self.ask("document.readyState + location.protocol") != \
                "completefile:":
            if time.monotonic() > deadline:
                raise RuntimeError(f"{path} does not load")
            time.sleep(0.02)

    def ask(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def until(self, expression, seconds=5):
        """Whether it comes true: a tap is told from a swipe in its own time."""
        deadline = time.monotonic() + seconds
        while not self.ask(expression):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def press(self, key, code):
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode=code)

    def tap(self, x, y):
        self.call("Input.dispatchTouchEvent", type="touchStart",
                  touchPoints=[{"x": x, "y": y}])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def point_at(self, x, y):
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def said(self):
        """Complaints, dialogs, and requests for anything but pages' files."""
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            method, p = event["method"], event["params"]
            if method == "Runtime.consoleAPICalled":
                found.append("console: " + str(p["args"]))
            elif method == "Runtime.exceptionThrown":
                found.append("exception: " + str(p["exceptionDetails"]))
            elif method == "Log.entryAdded":
                found.append("log: " + p["entry"]["text"])
            elif method == "Page.javascriptDialogOpening":
                found.append("dialog: " + p["message"])
            elif method == "Network.requestWillBeSent" and not \
                    p["request"]["url"].startswith("file:"):
                found.append("request: " + p["request"]["url"])
        return found
