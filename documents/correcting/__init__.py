"""Staff put right what a machine read (文章を直す): beside the picture of the paper, in versions, kept on re-upload."""
