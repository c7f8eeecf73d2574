"""What in a picture looks alike: features of a network that knows photographs."""
