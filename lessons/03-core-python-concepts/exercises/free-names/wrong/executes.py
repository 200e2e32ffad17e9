# fails: test_inner_function: should return ['gift', 'price', 'rate']
# fails: test_global_statement: should return ['sold', 'tray']
# fails: test_only_assigned: should return []
# fails: test_not_executed: run nothing
import builtins


def free_names(source):
    namespace = {}
    exec(source, namespace)
    function = [
        value
        for name, value in namespace.items()
        if name != "__builtins__"
    ][0]
    return sorted(
        name
        for name in function.__code__.co_names
        if not hasattr(builtins, name)
    )
