import 'gradient-descent-playground';
