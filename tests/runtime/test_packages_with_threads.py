"""Packages that stand on threads and event loops, unpatched, as a program on a desktop uses them.

Each program runs twice: what the first run leaves in a package must not reach the second.
"""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.runtime.conftest import Interpreter, Ran

# name: (program, what it prints, on a desktop too)
PROGRAMS: dict[str, tuple[str, str]] = {
    "unittest.IsolatedAsyncioTestCase": (
        """
        import asyncio, unittest

        class Orders(unittest.IsolatedAsyncioTestCase):
            def setUp(self):
                self.steps = ["setUp"]

            async def asyncSetUp(self):
                self.steps.append("asyncSetUp")
                self.loop = asyncio.get_running_loop()
                self.task = asyncio.create_task(asyncio.sleep(1000))
                self.addAsyncCleanup(self.clean)

            async def clean(self):
                self.task.cancel()
                await asyncio.gather(self.task, return_exceptions=True)
                print(self._testMethodName, *self.steps, "clean")

            async def asyncTearDown(self):
                self.steps.append("asyncTearDown")

            def tearDown(self):
                self.steps.append("tearDown")

            async def test_loop(self):
                self.assertIs(asyncio.get_running_loop(), self.loop)
                self.assertEqual(await asyncio.to_thread(sum, [1, 2]), 3)

            async def test_timeout(self):
                with self.assertRaises(TimeoutError):
                    async with asyncio.timeout(0.01):
                        await self.task

            async def test_wrong(self):
                self.assertEqual(await asyncio.sleep(0.001, 1), 2)

        result = unittest.main(exit=False).result
        print(result.testsRun, [str(test) for test, _ in result.failures], result.errors)
        """,
        "test_loop setUp asyncSetUp asyncTearDown tearDown clean\n"
        "test_timeout setUp asyncSetUp asyncTearDown tearDown clean\n"
        "test_wrong setUp asyncSetUp asyncTearDown tearDown clean\n"
        "3 ['test_wrong (__main__.Orders.test_wrong)'] []\n",
    ),
    "starlette's TestClient": (
        """
        import threading
        from contextlib import asynccontextmanager
        from starlette.applications import Starlette
        from starlette.responses import JSONResponse
        from starlette.routing import Route, WebSocketRoute
        from starlette.testclient import TestClient
        from starlette.websockets import WebSocketDisconnect

        @asynccontextmanager
        async def lifespan(app):
            print("opens")
            yield {"name": "shop"}
            print("closes")

        async def home(request):
            return JSONResponse({"shop": request.state.name, "n": request.query_params["n"]})

        def sync(request):
            return JSONResponse({"main": threading.current_thread() is threading.main_thread()})

        def broken(request):
            raise ZeroDivisionError("out of stock")

        async def chat(socket):
            await socket.accept()
            async for text in socket.iter_text():
                await socket.send_json({"heard": text})
            print("left")

        routes = [Route("/", home), Route("/sync", sync), Route("/broken", broken)]
        app = Starlette(routes=[*routes, WebSocketRoute("/chat", chat)], lifespan=lifespan)
        with TestClient(app) as client:
            print(client.get("/", params={"n": 3}).json(), client.get("/sync").json())
            with client.websocket_connect("/chat") as socket:
                for text in ("hello", "again"):
                    socket.send_text(text)
                    print(socket.receive_json())
            try:
                client.get("/broken")
            except ZeroDivisionError as error:
                print("raised:", error)
        quiet = TestClient(app, raise_server_exceptions=False)
        print(quiet.get("/broken").status_code, quiet.get("/nowhere").status_code)
        try:
            with quiet.websocket_connect("/nowhere"): pass
        except WebSocketDisconnect:
            print("refused")
        print(threading.active_count())
        """,
        "opens\n{'shop': 'shop', 'n': '3'} {'main': False}\n"
        "{'heard': 'hello'}\n{'heard': 'again'}\nleft\n"
        "raised: out of stock\ncloses\n500 404\nrefused\n1\n",
    ),
    "fastapi, asked by TestClient and by ASGITransport": (
        """
        import asyncio, threading
        import httpx
        from fastapi import BackgroundTasks, Depends, FastAPI
        from fastapi.testclient import TestClient

        app = FastAPI()
        main = threading.current_thread()

        def place():
            return "the main thread" if threading.current_thread() is main else "a thread"

        def connection():
            print("opened in", place())
            yield 1
            print("closed in", place())

        @app.get("/sync")
        def sync(tasks: BackgroundTasks, one: int = Depends(connection)):
            tasks.add_task(print, "told")
            return {"one": one, "in": place()}

        @app.get("/async/{n}")
        async def asynchronous(n: int):
            await asyncio.sleep(0.001)
            return {"n": n, "in": place()}

        client = TestClient(app)
        print(client.get("/sync").json())
        print(client.get("/async/7").json(), client.get("/async/seven").status_code)

        async def ask():
            way = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=way, base_url="http://shop") as client:
                async with asyncio.TaskGroup() as group:
                    asked = [group.create_task(client.get(f"/async/{n}")) for n in range(3)]
                print([task.result().json() for task in asked])
                print((await client.get("/sync")).json())

        asyncio.run(ask())
        """,
        "opened in a thread\ntold\nclosed in a thread\n{'one': 1, 'in': 'a thread'}\n"
        "{'n': 7, 'in': 'a thread'} 422\n"
        "[{'n': 0, 'in': 'the main thread'}, {'n': 1, 'in': 'the main thread'}, "
        "{'n': 2, 'in': 'the main thread'}]\n"
        "opened in a thread\ntold\nclosed in a thread\n{'one': 1, 'in': 'a thread'}\n",
    ),
    "opentelemetry's BatchSpanProcessor": (
        """
        import threading
        from opentelemetry import trace
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
        from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

        exported = threading.Event()

        class Exporter(InMemorySpanExporter):
            def export(self, spans):
                print(*[span.name for span in spans], "by", threading.current_thread().name)
                exported.set()
                return super().export(spans)

        exporter = Exporter()
        provider = TracerProvider()
        provider.add_span_processor(BatchSpanProcessor(exporter, schedule_delay_millis=50))
        trace.set_tracer_provider(provider)
        resource = provider.resource.attributes
        print(trace.get_tracer_provider() is provider, "service.name" in resource)
        tracer = trace.get_tracer("shop")
        with tracer.start_as_current_span("order") as order:
            with tracer.start_as_current_span("pay") as pay:
                pass
        print(pay.parent.span_id == order.context.span_id, exported.wait(10))
        with tracer.start_as_current_span("late"): pass
        print(provider.force_flush())
        with tracer.start_as_current_span("last"): pass
        provider.shutdown()
        print(len(exporter.get_finished_spans()), threading.active_count())
        """,
        "True True\npay order by OtelBatchSpanRecordProcessor\nTrue True\n"
        "late by MainThread\nTrue\nlast by OtelBatchSpanRecordProcessor\n4 1\n",
    ),
    "opentelemetry's providers of metrics and logs": (
        """
        from opentelemetry import _logs, metrics
        from opentelemetry.sdk._logs import LoggerProvider
        from opentelemetry.sdk.metrics import MeterProvider
        from opentelemetry.sdk.metrics.export import InMemoryMetricReader

        orders = metrics.get_meter("shop").create_counter("orders")
        reader = InMemoryMetricReader()
        metrics.set_meter_provider(MeterProvider([reader]))
        orders.add(2)
        found = reader.get_metrics_data().resource_metrics[0].scope_metrics
        print([[(m.name, m.data.data_points[0].value) for m in s.metrics] for s in found])
        provider = LoggerProvider()
        _logs.set_logger_provider(provider)
        print(_logs.get_logger_provider() is provider)
        """,
        "[[('orders', 2)]]\nTrue\n",
    ),
    "celery without a worker": (
        """
        from celery import Celery, chain, chord, group, shared_task

        app = Celery("shop")
        app.conf.task_always_eager = True
        tries = []

        @app.task
        def add(a, b): return a + b

        @shared_task
        def total(numbers): return sum(numbers)

        @app.task(bind=True, max_retries=3)
        def flaky(self):
            tries.append(self.request.retries)
            if len(tries) < 3:
                raise self.retry(exc=ConnectionError("no answer"))
            return "answered"

        @app.task(autoretry_for=(ConnectionError,), max_retries=1, default_retry_delay=0)
        def broken():
            tries.append("broken")
            raise ConnectionError("no answer")

        print(add.delay(1, 2).get(), flaky.delay().get(), tries)
        print(chain(add.s(1, 2), add.s(10))().get(), group(add.s(n, n) for n in range(3))().get())
        print(chord([add.s(1, 1), add.s(2, 2)])(total.s()).get())
        result = broken.delay()
        print(result.state, repr(result.result), tries[3:])
        print(sorted(name for name in app.tasks if not name.startswith("celery.")))
        """,
        "3 answered [0, 1, 2]\n13 [0, 2, 4]\n6\n"
        "FAILURE ConnectionError('no answer') ['broken', 'broken']\n"
        "['shop.add', 'shop.broken', 'shop.flaky', 'shop.total']\n",
    ),
    "celery's messages in memory": (
        """
        from celery import Celery, current_app
        from kombu import Connection

        print(current_app.main)
        app = Celery("shop", broker="memory://")
        @app.task
        def add(a, b): return a + b
        add.delay(1, 2)
        with Connection("memory://") as connection:
            print(connection.SimpleQueue("celery").qsize(), current_app.main)
        """,
        "default\n1 shop\n",
    ),
    "celery's worker": (
        """
        import threading
        from celery import Celery
        from celery.contrib.testing import tasks
        from celery.contrib.testing.worker import start_worker

        app = Celery("shop", broker="memory://", backend="cache+memory://")
        app.conf.broker_transport_options = {"polling_interval": 0.01}

        @app.task
        def add(a, b):
            return a + b, threading.current_thread() is threading.main_thread()

        @app.task(bind=True, max_retries=3)
        def flaky(self):
            if self.request.retries < 1:
                raise self.retry(countdown=0.01)
            return "answered"

        with start_worker(app, pool="threads", concurrency=2):
            print(add.delay(1, 2).get(timeout=10), flaky.delay().get(timeout=10))
        """,
        "[3, False] answered\n",
    ),
    "anyio's threads and portals": (
        """
        import threading
        import anyio
        from anyio import from_thread, to_thread

        def place():
            return "main" if threading.current_thread() is threading.main_thread() else "other"

        def double(n):
            from_thread.run(anyio.sleep, 0.001)
            return n * 2, place(), from_thread.run_sync(place)

        async def main():
            print(await to_thread.run_sync(double, 5))
            results = {}
            async def work(n):
                results[n] = await to_thread.run_sync(double, n, limiter=limiter)
            limiter = anyio.CapacityLimiter(2)
            async with anyio.create_task_group() as group:
                for n in range(4):
                    group.start_soon(work, n)
            print(sorted(results))
            with anyio.move_on_after(0.01) as scope:
                await anyio.sleep(1000)
            print(scope.cancelled_caught)

        async def later(n):
            await anyio.sleep(0.001)
            return n, place()

        anyio.run(main)
        with from_thread.start_blocking_portal() as portal:
            print(portal.call(later, 1))
            futures = [portal.start_task_soon(later, n) for n in (2, 3)]
            print([future.result() for future in futures])
        print(threading.active_count())
        """,
        "(10, 'other', 'main')\n[0, 1, 2, 3]\nTrue\n"
        "(1, 'other')\n[(2, 'other'), (3, 'other')]\n1\n",
    ),
}

MODES = "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"

COROUTINES = """
import asyncio

import pytest


@pytest.fixture
async def orders():
    queue = asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(fill(queue))
        yield queue


async def fill(queue):
    for number in (7, 8):
        await asyncio.sleep(0.001)
        await queue.put(number)


@pytest.fixture
async def first(orders):
    return await orders.get()


async def test_fixtures(first, orders):
    assert [first, await orders.get()] == [7, 8]


@pytest.mark.asyncio(loop_scope="module")
async def test_marked():
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.001):
            await asyncio.Event().wait()


async def test_thread(first):
    assert await asyncio.to_thread(abs, -first) == 7


@pytest.mark.parametrize("number", [1, 2])
async def test_wrong(number):
    await asyncio.sleep(0)
    assert number == 1


def test_plain():
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
"""

THREADS = """
import threading
from concurrent.futures import ThreadPoolExecutor


def test_pool():
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(abs, range(-9, 0))) == 45


def test_output(capsys):
    barrier = threading.Barrier(3, timeout=10)
    threads = [threading.Thread(target=lambda: print(barrier.wait() >= 0)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert capsys.readouterr().out.split() == ["True"] * 3


def test_wrong():
    seen = []
    thread = threading.Thread(target=seen.append, args=(1,))
    thread.start()
    thread.join()
    assert seen == [2]


def test_failing_thread():
    thread = threading.Thread(target=lambda: 1 / 0, name="divider")
    thread.start()
    thread.join()
"""

# name: (more of the request, the tests, how pytest sums them up)
TESTS: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "coroutines": (
        {"packages": ["pytest-asyncio"]},
        COROUTINES,
        [
            "FAILED test_orders.py::test_wrong[2] - assert 2 == 1",
            "1 failed, 5 passed",
        ],
    ),
    "threads": (
        {},
        THREADS,
        [
            "PytestUnhandledThreadExceptionWarning: Exception in thread divider",
            "FAILED test_orders.py::test_wrong - assert [1] == [2]",
            "1 failed, 3 passed",
        ],
    ),
}


def printed(ran: Ran) -> str:
    """Return what a program printed; a package may warn when it is imported, on stderr."""
    return "".join(text for stream, text in ran.chunks if stream == "stdout")


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_prints_what_it_does_on_a_desktop_twice(name: str, jspi: Interpreter) -> None:
    source, expected = PROGRAMS[name]
    for _ in range(2):
        ran = jspi.run(dedent(source))
        assert (ran.outcome, printed(ran)) == ("ok", expected), ran.text


@pytest.mark.parametrize("name", TESTS)
def test_pytest_runs_tests_of_the_working_folder_twice(name: str, jspi: Interpreter) -> None:
    more, tests, expected = TESTS[name]
    texts = {"pytest.ini": MODES if "packages" in more else "[pytest]\n", "test_orders.py": tests}
    files = [{"name": name, "text": text, "address": ""} for name, text in texts.items()]
    source = "import pytest\nprint(pytest.main(['-q', '-p', 'no:cacheprovider']).name)"
    for _ in range(2):
        ran = jspi.run(source, more={**more, "files": files})
        assert printed(ran).endswith("\nTESTS_FAILED\n"), ran.text
        assert [words for words in expected if words not in printed(ran)] == [], ran.text


def test_shared_task_of_an_earlier_run_is_gone(jspi: Interpreter) -> None:
    task = "from celery import Celery, shared_task\n@shared_task\ndef price(): return {}\n"
    use = "app = Celery('shop')\napp.conf.task_always_eager = True\nprint(price.delay().get())"
    for price in range(1, 6):
        assert jspi.run(f"{task.format(price)}{use}").text == f"{price}\n"


def test_celery_of_an_earlier_run_is_let_go(jspi: Interpreter) -> None:
    jspi.run(dedent(PROGRAMS["celery without a worker"][0]))
    count = "sum(type(o) is type and o.__name__ == 'Celery' for o in gc.get_objects())"
    assert jspi.run(f"import gc\ngc.unfreeze()\nprint({count})").text == "0\n"
