"""claims/slots"""
