"""judge/gates"""
