"""What actors do, alone or together (tiltag): steps, forms, list, pages."""
