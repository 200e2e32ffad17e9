"""`_socket` for sockets that lead to others of the same page.

Owns: the class below `socket.socket`, and what stands for name resolution.

Imports nothing of the browser.
"""

from __future__ import annotations

import _socket
import errno
import os
import warnings
from typing import TYPE_CHECKING, Any, NoReturn

from handbook.concurrency.durations import seconds_of
from handbook.concurrency.scheduler import scheduler
from handbook.processes import descriptors as table
from handbook.processes.descriptors import descriptors
from handbook.processes.kernel import kernel
from handbook.processes.messages import CONSTANTS as MESSAGE_CONSTANTS
from handbook.processes.messages import Messages, cmsg_len, cmsg_space

if TYPE_CHECKING:
    from handbook.processes.kernel import Reply

__all__ = ["NEW", "Socket"]

AF_UNIX, AF_INET, AF_INET6 = 1, _socket.AF_INET, _socket.AF_INET6
SOCK_STREAM, SOCK_DGRAM = _socket.SOCK_STREAM, _socket.SOCK_DGRAM

CONSTANTS = {
    "AF_UNIX": 1,
    "SOL_SOCKET": 1,
    "SO_REUSEADDR": 2,
    "SO_TYPE": 3,
    "SO_ERROR": 4,
    "SO_BROADCAST": 6,
    "SO_SNDBUF": 7,
    "SO_RCVBUF": 8,
    "SO_KEEPALIVE": 9,
    "SO_LINGER": 13,
    "SO_REUSEPORT": 15,
    "SO_RCVTIMEO": 20,
    "SO_SNDTIMEO": 21,
    "SO_ACCEPTCONN": 30,
    "SOMAXCONN": 128,
    "IPPROTO_TCP": 6,
    "TCP_NODELAY": 1,
    "TCP_KEEPIDLE": 4,
    "TCP_KEEPINTVL": 5,
    "TCP_KEEPCNT": 6,
    "MSG_PEEK": 2,
    "MSG_DONTWAIT": 0x40,
    "MSG_WAITALL": 0x100,
    "MSG_NOSIGNAL": 0x4000,
    "SHUT_RD": 0,
    "SHUT_WR": 1,
    "SHUT_RDWR": 2,
    "AI_PASSIVE": 1,
    "EAI_NONAME": -2,
    "EAI_FAMILY": -6,
    "NI_NUMERICHOST": 1,
    "NI_NUMERICSERV": 2,
}
"""As Linux has them, where Emscripten has none."""

for _name, _number in (CONSTANTS | MESSAGE_CONSTANTS).items():
    vars(_socket).setdefault(_name, _number)

MSG_PEEK, MSG_DONTWAIT = vars(_socket)["MSG_PEEK"], vars(_socket)["MSG_DONTWAIT"]
MSG_WAITALL = vars(_socket)["MSG_WAITALL"]
SOL_SOCKET, SO_TYPE = vars(_socket)["SOL_SOCKET"], vars(_socket)["SO_TYPE"]
SO_ERROR, SO_ACCEPTCONN = vars(_socket)["SO_ERROR"], vars(_socket)["SO_ACCEPTCONN"]

FAMILIES = {AF_UNIX: "unix", AF_INET: "inet"}
KINDS = {SOCK_STREAM: "stream", SOCK_DGRAM: "datagram"}
HERE = frozenset({"127.0.0.1", "localhost", "0.0.0.0", "", "<broadcast>"})
ANYWHERE = "0.0.0.0"
LOOPBACK = "127.0.0.1"

OUTSIDE = (
    "a page in a browser can reach sockets of its own, at 127.0.0.1, and no others; "
    "pyodide.http.pyfetch asks web servers"
)

_default_timeout: list[float | None] = [None]


def _refuse_outside() -> NoReturn:
    raise OSError(errno.ENETUNREACH, f"{os.strerror(errno.ENETUNREACH)}: {OUTSIDE}")


class Socket(Messages):
    """The class below `socket.socket`, as C has it."""

    __slots__ = ("_family", "_fd", "_options", "_proto", "_timeout", "_type")

    def __init__(
        self, family: int = -1, type: int = -1, proto: int = -1, fileno: Any = None
    ) -> None:
        self._fd = -1
        self._timeout = _default_timeout[0]
        self._options: dict[tuple[int, int], int | bytes] = {}
        if fileno is not None:
            self._take(fileno, family, type, proto)
            return
        family = AF_INET if family == -1 else int(family)
        kind = SOCK_STREAM if type == -1 else int(type)
        nonblocking, kind = kind & 0x800, kind & ~(0x800 | 0x80000)
        if family not in FAMILIES:
            raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))
        if kind not in KINDS:
            message = (
                f"{os.strerror(errno.EPROTONOSUPPORT)}: "
                "sockets of a page are of the kinds SOCK_STREAM and SOCK_DGRAM"
            )
            raise OSError(errno.EPROTONOSUPPORT, message)
        self._set(family, kind, max(proto, 0))
        (self._fd,), _ = table.open_new(
            1, lambda numbers: kernel.ask("socket", numbers[0], FAMILIES[family], KINDS[kind])
        )
        self._wait_for(0.0 if nonblocking else self._timeout)

    def _set(self, family: int, kind: int, proto: int) -> None:
        self._family, self._type, self._proto = family, kind, proto

    def _take(self, fileno: Any, family: int, kind: int, proto: int) -> None:
        """Be the socket of a descriptor that is there."""
        if isinstance(fileno, float):
            message = "integer argument expected, got float"
            raise TypeError(message)
        number = int(fileno)
        if number < 0:
            message = "negative file descriptor"
            raise ValueError(message)
        if number not in descriptors:
            os.fstat(number)
            raise OSError(errno.ENOTSOCK, os.strerror(errno.ENOTSOCK))
        reply = kernel.ask("names", number)
        assert reply is not None
        *_, of_family, of_kind = reply.value
        found = next(number for number, name in FAMILIES.items() if name == of_family)
        found_kind = next(number for number, name in KINDS.items() if name == of_kind)
        self._set(found if family == -1 else family, found_kind, max(proto, 0))
        self._fd = number

    @property
    def family(self) -> int:
        """The socket family."""
        return self._family

    @property
    def type(self) -> int:
        """The socket type."""
        return self._type

    @property
    def proto(self) -> int:
        """The socket protocol."""
        return self._proto

    @property
    def timeout(self) -> float | None:
        """The socket timeout."""
        return self._timeout

    def __del__(self) -> None:
        fd = getattr(self, "_fd", -1)
        if fd != -1:
            warnings.warn(f"unclosed {self!r}", ResourceWarning, source=self, stacklevel=1)
            self.close()

    # Descriptors

    def fileno(self) -> int:
        """Return the integer file descriptor of the socket; -1 when it is closed."""
        return self._fd

    def detach(self) -> int:
        """Close the socket object without closing the underlying file descriptor."""
        fd, self._fd = self._fd, -1
        return fd

    def close(self) -> None:
        """Close the socket."""
        fd, self._fd = self._fd, -1
        if fd != -1:
            os.close(fd)

    # Timeouts

    def settimeout(self, value: float | None, /) -> None:
        """Set a timeout on socket operations, in seconds; None waits for ever."""
        seconds = None if value is None else seconds_of(value)
        if seconds is not None and seconds < 0:
            message = "Timeout value out of range"
            raise ValueError(message)
        self._wait_for(seconds)

    def _wait_for(self, seconds: float | None) -> None:
        """Take a timeout, and let functions of `os` know whether the descriptor waits."""
        self._timeout = seconds
        descriptor = descriptors.get(self._fd)
        if descriptor is not None:
            descriptor.blocking = seconds is None

    def gettimeout(self) -> float | None:
        """Return the timeout in seconds; None for one that waits for ever."""
        return self._timeout

    def setblocking(self, flag: bool, /) -> None:
        """Set the socket to blocking or non-blocking."""
        self._wait_for(None if flag else 0.0)

    def getblocking(self) -> bool:
        """Return True if the socket waits."""
        return self._timeout != 0.0

    def _until(self) -> float | None:
        return scheduler.now() + self._timeout if self._timeout else None

    def _ask(self, op: str, *args: object, **options: Any) -> Any:
        """Send a request about the socket, and wait as its timeout says."""
        reply = kernel.ask(op, self._number(), *args, until=self._until(), **options)
        if reply is None:
            message = "timed out"
            raise TimeoutError(message)
        return reply.value

    def _number(self) -> int:
        if self._fd == -1:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return self._fd

    def _descriptor(self, flags: int) -> tuple[int, table.Descriptor]:
        """Return the descriptor, which waits as the socket does."""
        fd = self._number()
        descriptor = descriptors.get(fd)
        if descriptor is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        descriptor.blocking = self._timeout != 0.0 and not flags & MSG_DONTWAIT
        return fd, descriptor

    # Addresses

    def _kernels(self, address: Any) -> Any:
        """Return an address as the kernel has it."""
        if self._family == AF_UNIX:
            return os.fsdecode(address)
        if not isinstance(address, tuple) or len(address) < 2:
            message = f"AF_INET address must be tuple, not {type(address).__name__}"
            raise TypeError(message)
        host, port = address[0], address[1]
        if not isinstance(port, int):
            message = f"an integer is required (got type {type(port).__name__})"
            raise TypeError(message)
        if not 0 <= port <= 65535:
            message = f"{type(self).__name__}: port must be 0-65535."
            raise OverflowError(message)
        host = os.fsdecode(host)
        if host not in HERE and not host.startswith("127."):
            _refuse_outside()
        return [ANYWHERE if host in {"", ANYWHERE} else LOOPBACK, port]

    @staticmethod
    def _pythons(address: Any) -> Any:
        """Return an address as Python has it."""
        if isinstance(address, list):
            return tuple(address)
        return "" if address is None else address

    def bind(self, address: Any, /) -> None:
        """Bind the socket to a local address."""
        wanted = self._kernels(address)
        if isinstance(wanted, str) and os.path.exists(wanted):
            raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
        self._ask("bind", wanted)
        if isinstance(wanted, str) and wanted and not wanted.startswith("\0"):
            with open(wanted, "wb"):
                pass  # a name in the file system, as a desktop has it
            kernel.show_socket(os.path.abspath(wanted))

    def listen(self, backlog: int = 128, /) -> None:
        """Enable a server to accept connections."""
        self._ask("listen", backlog)

    def connect(self, address: Any, /) -> None:
        """Connect the socket to a remote address."""
        self._ask("connect", self._kernels(address), self._timeout != 0.0)

    def connect_ex(self, address: Any, /) -> int:
        """Connect the socket to a remote address; return an error number instead of raising it."""
        try:
            self.connect(address)
        except TimeoutError:
            return errno.EAGAIN
        except OSError as error:
            if error.errno is None:
                raise
            return error.errno
        return 0

    def _accept(self) -> tuple[int, Any]:
        """Wait for an incoming connection; return its descriptor and the address of the client."""

        def close(_reply: Reply) -> None:
            kernel.tell("close", fd)

        fd = table.reserve()
        try:
            _, peer = self._ask("accept", fd, self._timeout != 0.0, undo=close)
        except BaseException:
            table.close_own(fd)
            raise
        table.adopt(fd)
        return fd, self._pythons(peer)

    def getsockname(self) -> Any:
        """Return the address of the local endpoint."""
        return self._pythons(self._names()[0])

    def getpeername(self) -> Any:
        """Return the address of the remote endpoint."""
        _, peer, *_ = self._names()
        if peer is None:
            raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
        return self._pythons(peer)

    def _names(self) -> Any:
        reply = kernel.ask("names", self._number())
        assert reply is not None
        return reply.value

    def shutdown(self, how: int, /) -> None:
        """Shut down the reading side of the socket, the writing side, or both."""
        self._ask("shutdown", how in {0, 2}, how in {1, 2})

    # Data

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        """Receive up to so many bytes; none at the end of the stream."""
        if bufsize < 0:
            message = "negative buffersize in recv"
            raise ValueError(message)
        if self._type == SOCK_DGRAM:
            return self._receive_from(bufsize, flags)[0]
        data = self._receive(bufsize, flags)
        while flags & MSG_WAITALL and 0 < len(data) < bufsize:
            more = self._receive(bufsize - len(data), 0)
            if not more:
                break
            data += more
        return data

    def _receive(self, size: int, flags: int) -> bytes:
        fd, descriptor = self._descriptor(flags)
        leave = bool(flags & MSG_PEEK)
        return table.receive(fd, descriptor, size, until=self._until(), leave=leave)

    def _receive_from(self, size: int, flags: int) -> tuple[bytes, Any]:
        """Receive a datagram, of which what is longer is lost; return its sender too."""
        fd, descriptor = self._descriptor(flags)

        def give_back(reply: Reply) -> None:
            if not leave:
                kernel.tell("giveback", fd, reply.value, data=reply.data)

        leave = bool(flags & MSG_PEEK)
        until = self._until()
        reply = kernel.ask("recvfrom", fd, leave, descriptor.blocking, until=until, undo=give_back)
        if reply is None:
            message = "timed out"
            raise TimeoutError(message)
        sender = None if reply.value is None else self._pythons(reply.value)
        return reply.data[:size], sender

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        """Receive into a buffer; return the number of bytes."""
        return self._receive_into("recv_into", buffer, nbytes, flags)[0]

    def _receive_into(self, name: str, buffer: Any, nbytes: int, flags: int) -> tuple[int, Any]:
        with memoryview(buffer) as view, view.cast("B") as room:
            if nbytes < 0:
                message = f"negative buffersize in {name}"
                raise ValueError(message)
            if nbytes > len(room):
                message = "nbytes is greater than the length of the buffer"
                if name == "recv_into":
                    message = "buffer too small for requested bytes"
                raise ValueError(message)
            data, sender = self.recvfrom(nbytes or len(room), flags)
            room[: len(data)] = data
        return len(data), sender

    def recvfrom(self, bufsize: int, flags: int = 0, /) -> tuple[bytes, Any]:
        """Like recv(), but also return the sender's address."""
        if self._type == SOCK_DGRAM and bufsize >= 0:
            return self._receive_from(bufsize, flags)
        return self.recv(bufsize, flags), None

    def recvfrom_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> tuple[int, Any]:
        """Like recv_into(), but also return the sender's address."""
        return self._receive_into("recvfrom_into", buffer, nbytes, flags)

    def send(self, data: Any, flags: int = 0, /) -> int:
        """Send bytes; return how many were taken."""
        fd, descriptor = self._descriptor(flags)
        return table.send(fd, descriptor, bytes(data), until=self._until())

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """Send all bytes."""
        rest = bytes(data)
        until = self._until()
        while True:
            fd, descriptor = self._descriptor(flags)
            sent = table.send(fd, descriptor, rest, until=until)
            rest = rest[sent:]
            if not rest:
                return

    def sendto(self, data: Any, *flags_and_address: Any) -> int:
        """Like send(), to an address; a stream knows its own."""
        if not 1 <= len(flags_and_address) <= 2:
            given = 1 + len(flags_and_address)
            message = f"sendto() takes 2 or 3 arguments ({given} given)"
            raise TypeError(message)
        *flags, address = flags_and_address
        if self._type != SOCK_DGRAM or address is None:
            return self.send(data, *flags)
        wanted = self._kernels(address)
        _, descriptor = self._descriptor(flags[0] if flags else 0)
        return int(self._ask("sendto", wanted, descriptor.blocking, data=bytes(data)))

    # Options

    def setsockopt(
        self, level: int, optname: int, value: Any = None, optlen: int | None = None, /
    ) -> None:
        """Set a socket option; those of a desktop are remembered, and have no effect."""
        self._number()
        self._options[level, optname] = (optlen or 0) if value is None else value

    def getsockopt(self, level: int, optname: int, buflen: int = 0, /) -> int | bytes:
        """Get a socket option."""
        self._number()
        known = {
            (SOL_SOCKET, SO_ERROR): 0,
            (SOL_SOCKET, SO_TYPE): self._type,
        }
        if (level, optname) == (SOL_SOCKET, SO_ACCEPTCONN):
            value: Any = int(self._names()[2])
        else:
            value = known.get((level, optname), self._options.get((level, optname), 0))
        if buflen:
            return value if isinstance(value, bytes) else int(value).to_bytes(4, "little")
        return value if isinstance(value, int) else int.from_bytes(value[:4], "little")


def socketpair(family: int = AF_UNIX, type: int = SOCK_STREAM, proto: int = 0, /) -> Any:
    """Create a pair of connected sockets."""
    kind = KINDS.get(type & ~(0x800 | 0x80000))
    if family != AF_UNIX or kind is None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))
    numbers, _ = table.open_new(2, lambda numbers: kernel.ask("socketpair", *numbers, kind))
    return tuple(Socket(AF_UNIX, -1, proto, number) for number in numbers)


def close(fd: int, /) -> None:
    """Close an integer socket file descriptor."""
    os.close(fd)


def dup(fd: int, /) -> int:
    """Duplicate an integer socket file descriptor."""
    return os.dup(fd)


def getaddrinfo(
    host: Any,
    port: Any,
    family: int = 0,
    type: int = 0,
    proto: int = 0,
    flags: int = 0,
) -> list[tuple[Any, ...]]:
    """Resolve the names of this page, which are those of 127.0.0.1, and numeric addresses."""
    name = "" if host is None else os.fsdecode(host)
    numeric = _is_numeric(name)
    if name not in HERE and not numeric:
        raise _socket.gaierror(_socket.EAI_NONAME, f"Name or service not known: {OUTSIDE}")
    if family not in {0, AF_INET}:
        raise _socket.gaierror(_socket.EAI_FAMILY, "ai_family not supported")
    number = _port(port)
    passive = host is None and flags & _socket.AI_PASSIVE
    address = name if numeric else ANYWHERE if passive else LOOPBACK
    kinds = [(SOCK_STREAM, 6), (SOCK_DGRAM, 17)]
    return [
        (AF_INET, kind, protocol, "", (address, number))
        for kind, protocol in kinds
        if type in {0, kind} and proto in {0, protocol}
    ]


def _is_numeric(host: str) -> bool:
    try:
        _socket.inet_pton(AF_INET, host)
    except OSError:
        return False
    return True


def _port(port: Any) -> int:
    if port is None:
        return 0
    if isinstance(port, int):
        return port
    text = os.fsdecode(port)
    if text.isdigit():
        return int(text)
    return getservbyname(text)


SERVICES = {"http": 80, "https": 443, "ftp": 21, "ssh": 22, "smtp": 25, "domain": 53}


def getservbyname(servicename: str, protocolname: str = "tcp", /) -> int:
    """Return a port number from a service name."""
    if servicename not in SERVICES:
        message = "service/proto not found"
        raise OSError(message)
    return SERVICES[servicename]


def gethostbyname(host: str, /) -> str:
    """Return the IP address of a host."""
    return str(getaddrinfo(host, 0)[0][4][0])


def gethostbyname_ex(host: str, /) -> tuple[str, list[str], list[str]]:
    """Return the true host name, a list of aliases, and a list of IP addresses."""
    return host, [], [gethostbyname(host)]


def gethostbyaddr(host: str, /) -> tuple[str, list[str], list[str]]:
    """Return the true host name, a list of aliases, and a list of IP addresses."""
    return "localhost", [], [gethostbyname(host)]


def gethostname() -> str:
    """Return the current host name."""
    return "localhost"


def getnameinfo(sockaddr: Any, flags: int, /) -> tuple[str, str]:
    """Get host and port for a sockaddr."""
    numeric = flags & _socket.NI_NUMERICHOST
    return sockaddr[0] if numeric else "localhost", str(sockaddr[1])


def getdefaulttimeout() -> float | None:
    """Return the default timeout in seconds for new socket objects."""
    return _default_timeout[0]


def setdefaulttimeout(timeout: float | None, /) -> None:
    """Set the default timeout in seconds for new socket objects."""
    seconds = None if timeout is None else seconds_of(timeout)
    if seconds is not None and seconds < 0:
        message = "Timeout value out of range"
        raise ValueError(message)
    _default_timeout[0] = seconds


def forget_all() -> None:
    """Put back what a program that is over has set."""
    _default_timeout[0] = None


NEW: dict[str, object] = {
    "AF_UNIX": AF_UNIX,
    "socket": Socket,
    "SocketType": Socket,
    "socketpair": socketpair,
    "CMSG_LEN": cmsg_len,
    "CMSG_SPACE": cmsg_space,
    "close": close,
    "dup": dup,
    "getaddrinfo": getaddrinfo,
    "getservbyname": getservbyname,
    "gethostbyname": gethostbyname,
    "gethostbyname_ex": gethostbyname_ex,
    "gethostbyaddr": gethostbyaddr,
    "gethostname": gethostname,
    "getnameinfo": getnameinfo,
    "getdefaulttimeout": getdefaulttimeout,
    "setdefaulttimeout": setdefaulttimeout,
}
"""What stands for names of `_socket`."""
