"""A new telephone number (新しい電話番号): no machine can prove it, so somebody calls it before it counts."""
