"""The outbox (手紙を送る箱): letters are stored with what they tell of, and sent afterwards."""
