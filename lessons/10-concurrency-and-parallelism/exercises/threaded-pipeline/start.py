def pipeline(source, *stages):
    for item in source:
        for stage in stages:
            item = stage(item)
        yield item


print(list(pipeline(["rain", "sun"], str.upper, len)))
