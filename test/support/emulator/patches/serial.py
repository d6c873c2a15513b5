"""moto looks through all that it has without a lock, and fails if another request changes it meanwhile."""
import threading

one_at_a_time = threading.RLock()


def serial(backend, *names):
    """Lets these methods of a backend wait for each other."""
    for name in names:
        setattr(backend, name, alone(getattr(backend, name)))


def alone(method):
    def waiting(*args, **kwargs):
        with one_at_a_time:
            return method(*args, **kwargs)

    return waiting
