"""The town's catalogue of support (配慮): what can be asked for, how long it takes, what there is instead."""
