"""Rules in Lark's notation run as automata, whose states are made when a text first needs them.

An automaton decides as the compiled expression of the same rules would (the first alternative that leads to a match
counts, repeats are greedy), but reads each letter once and never goes back: a state holds all ways in which the
letters so far can go on, in order of preference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from lark import Token, Tree

from discourse.reading.ebnf import GrammarFile, Node, node_name, repeat_bounds

MAX_STATES = 20_000
END = "\0"
"""A letter that no class has; put behind a code, it ends every walk."""


class _Choice:
    """Alternatives in order of preference."""

    __slots__ = ("options",)

    def __init__(self, options: Sequence[Part]) -> None:
        self.options = options


# Letters of which one must follow; parts in a row; alternatives; or the number of the rule that has matched.
Part = str | tuple["Part", ...] | _Choice | int


class _Thread:
    """One way to go on: a part, then the rest. ``leading``: the threads that begin with a letter or have matched."""

    __slots__ = ("leading", "part", "rest")

    def __init__(self, part: Part, rest: _Thread | None) -> None:
        self.part, self.rest = part, rest
        self.leading: tuple[_Thread, ...] | None = None


class State(dict[str, "State | None"]):
    """A state by the letter that leads on from it; None where no rule goes on.

    ``rule`` is the number of the rule that has matched here (-1 for none), ``rules`` the same as bits, for all rules.
    """

    __slots__ = ("_automaton", "rule", "rules", "threads")

    def __init__(self, automaton: Automaton, threads: Sequence[_Thread]) -> None:
        super().__init__()
        self._automaton = automaton
        numbers = [thread.part for thread in threads if isinstance(thread.part, int)]
        self.rule = numbers[0] if numbers else -1
        self.rules = sum(1 << number for number in set(numbers))
        self.threads = tuple(threads)

    def __missing__(self, letter: str) -> State | None:
        found = self[letter] = self._automaton.step(self, letter)
        return found


class Automaton:
    """The rules ``names`` of a grammar file, the preferred ones first.

    With ``first`` a match of a rule stands against those of the rules behind it, and a state tells one rule; without
    it all rules are followed to their ends.
    """

    def __init__(self, file: GrammarFile, letters: Mapping[str, str], names: Sequence[str], first: bool) -> None:
        self._parts = _Parts(file, letters)
        self._names, self._first = tuple(names), first
        self._begin()

    def _begin(self) -> None:
        self._threads: dict[tuple[int, int], _Thread] = {}
        self._states: dict[tuple[_Thread, ...], State] = {}
        start = [
            self._thread(self._parts.named(name), self._thread(number, None)) for number, name in enumerate(self._names)
        ]
        self.start = State(self, self._closure(start))

    def match(self, code: str, at: int) -> tuple[int, int]:
        """The number of the rule that matches at a place of a code that ends with END, and the place behind the match;
        (-1, at) where none does."""
        state: State | None = self.start
        rule, past = -1, at
        while True:
            state = state[code[at]]  # type: ignore[index]
            if state is None:
                return rule, past
            at += 1
            if state.rule >= 0:
                rule, past = state.rule, at

    # The next two walk as `match` does, without its call, which would cost as much again.

    def cut(self, code: str) -> list[tuple[int, int]]:
        """A code cut into matches: the rule of each piece and the place behind it; -1 for a letter that none takes."""
        start, ended, count = self.start, code + END, len(code)
        found: list[tuple[int, int]] = []
        at = 0
        while at < count:
            state = start[code[at]]
            here = at = at + 1
            rule = -1
            while state is not None:
                if state.rule >= 0:
                    rule, at = state.rule, here
                state = state[ended[here]]
                here += 1
            found.append((rule, at))
        return found

    def everywhere(self, code: str) -> list[tuple[int, int]]:
        """The places of a code at which rules match, with these rules, one bit each."""
        start, ended = self.start, code + END
        found: list[tuple[int, int]] = []
        for past, letter in enumerate(code, 1):
            state = start[letter]
            here, rules = past, 0
            while state is not None:
                rules |= state.rules
                state = state[ended[here]]
                here += 1
            if rules:
                found.append((past - 1, rules))
        return found

    def step(self, state: State, letter: str) -> State | None:
        """The state behind a letter, made where it is not known yet."""
        following = [
            thread.rest
            for thread in state.threads
            if isinstance(thread.part, str) and letter in thread.part and thread.rest is not None
        ]
        threads = self._closure(following)
        if not threads:
            return None
        found = self._states.get(threads)
        if found is None:
            # States met in rare texts must not pile up; walks under way keep the old ones.
            if len(self._states) >= MAX_STATES:
                self._begin()
            found = self._states[threads] = State(self, threads)
        return found

    def _closure(self, threads: Sequence[_Thread]) -> tuple[_Thread, ...]:
        """All threads that begin with a letter or have matched, in order of preference."""
        found = tuple(dict.fromkeys(chain.from_iterable(map(self._leading, threads))))
        if not self._first:
            return found
        matched = next((at for at, thread in enumerate(found) if isinstance(thread.part, int)), len(found))
        return found[: matched + 1]

    def _leading(self, thread: _Thread) -> tuple[_Thread, ...]:
        """The same for one thread, worked out once: states share most of their threads."""
        if thread.leading is None:
            thread.leading = self._led(thread)
        return thread.leading

    def _led(self, thread: _Thread) -> tuple[_Thread, ...]:
        part, rest = thread.part, thread.rest
        if isinstance(part, tuple):
            for item in reversed(part):
                rest = self._thread(item, rest)
            return self._leading(rest) if rest is not None else ()
        if isinstance(part, _Choice):
            options = [self._leading(self._thread(option, rest)) for option in part.options]
            return tuple(dict.fromkeys(chain.from_iterable(options)))
        return (thread,)

    def _thread(self, part: Part, rest: _Thread | None) -> _Thread:
        # Parts and threads live as long as the automaton, so that their identities can stand for them.
        key = (part if isinstance(part, int) else ~id(part), id(rest))
        found = self._threads.get(key)
        if found is None:
            found = self._threads[key] = _Thread(part, rest)
        return found


class _Parts:
    """Definitions of a grammar file as parts. The file must have been compiled: mistakes are found there."""

    def __init__(self, file: GrammarFile, letters: Mapping[str, str]) -> None:
        self._file, self._letters = file, letters
        self._named: dict[str, Part] = {}

    def named(self, name: str) -> Part:
        """The part for a name; nothing for a marker."""
        found = self._named.get(name)
        if found is None:
            found = self._named[name] = self._of_name(name)
        return found

    def _of_name(self, name: str) -> Part:
        if name in self._file.declared:
            return ()
        if name in self._letters:
            return self._letters[name]
        return self._part(self._file.definitions[name].body)

    def _part(self, node: Node) -> Part:
        if not isinstance(node, Tree):
            return ()
        if node.data == "expansions":
            return _choice([self._part(child) for child in node.children if child is not None])
        if node.data == "expansion":
            parts = tuple(self._part(child) for child in node.children)
            return parts[0] if len(parts) == 1 else parts
        if node.data == "maybe":
            return _Choice((self._part(node.children[0]), ()))
        if node.data == "expr":
            return self._repeated(node)
        if node.data == "name":
            return self.named(node_name(node))
        return self._part(node.children[0])

    def _repeated(self, node: Tree[Token]) -> Part:
        part = self._part(node.children[0])
        least, most = repeat_bounds(node)
        tail: Part = ()
        for _ in range(most - least):
            tail = _Choice(((part, tail), ()))
        return (*(part for _ in range(least)), tail)


def _choice(options: list[Part]) -> Part:
    if all(isinstance(option, str) for option in options):
        return "".join(map(str, options))
    return options[0] if len(options) == 1 else _Choice(tuple(options))
